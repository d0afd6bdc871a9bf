import type { Command } from 'commander';
import { Option } from 'commander';
import { drawGraph } from '../graph/terminal-graph.ts';
import { type Graph, graphOf } from '../graph/graph.ts';
import { mermaidOf } from '../graph/mermaid.ts';
import { graphedRun } from '../graph/graphed-run.ts';
import { type OpenTeam, openTeam } from '../open-team.ts';
import { openPlaybook } from '../playbooks/open-playbook.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  format: 'terminal' | 'mermaid';
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<playbook or run>', "a playbook's name, or a run's id: its steps are drawn as they stand")
    .addOption(new Option('--format <format>', 'how it is drawn').choices(['terminal', 'mermaid']).default('terminal'))
    .option('--json', 'print the steps as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord graph review-chain
  coord graph review-chain --format mermaid > review-chain.mmd
  coord graph 20260115-093012-review-chain-4f2a

A run is drawn by the playbook that it is pinned to.`,
    )
    .action((name: string, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const graph = graphNamed(name, team, terminal);
      if (!graph) return;
      if (options.json) terminal.out(JSON.stringify(graph, undefined, 2));
      else terminal.out(options.format === 'mermaid' ? mermaidOf(graph) : drawGraph(graph, terminal));
    });
}

/** A run's id begins with the time, and no playbook's name with a digit. */
function graphNamed(name: string, team: OpenTeam, terminal: Terminal): Graph | undefined {
  if (/^[0-9]/.test(name)) return graphedRun(name, team, terminal);
  const playbook = openPlaybook(name, team, terminal);
  return playbook && graphOf(playbook);
}
