import { type Command, Option } from 'commander';
import { invalid } from '../../domain/refused.ts';
import { listRunIds, runFolder } from '../../services/runs/runs.ts';
import { openRequests } from '../../services/write-requests/write-requests.ts';
import { openTeam } from '../open-team.ts';
import { collect, type CollectOptions } from '../run/collect.ts';
import { outlineOf } from '../run/outline.ts';
import { runJson, runPage } from '../run/run-page.ts';
import { runsTable } from '../run/runs-table.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { parsePast } from '../when.ts';

interface Options {
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord runs
  coord runs 20260115-093012-review-chain-4f2a
  coord runs gc --dry-run

The newest run comes first.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[run]', 'one run: how it stands, and what it has cost by step and role')
    .option('--json', 'print one JSON object per run')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (run: string | undefined, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const { clock, layout } = team.workplace;
      const asked = await openRequests(team.workplace);
      const ids = listRunIds(layout.runs);
      if (run !== undefined) {
        if (!ids.includes(run)) return refuse(invalid(`there is no run ${run}`, 'See: coord runs').error, terminal);
        const folder = runFolder(layout.runs, run);
        const outline = outlineOf(folder, team.workplace, asked);
        if (outline.status === 'damaged') return terminal.out(options.json ? JSON.stringify(outline) : outline.detail);
        return terminal.out(
          options.json ? JSON.stringify(runJson(folder, outline)) : runPage(folder, outline, terminal),
        );
      }
      const outlines = ids.map((id) => outlineOf(runFolder(layout.runs, id), team.workplace, asked));
      if (options.json) for (const outline of outlines) terminal.out(JSON.stringify(outline));
      else if (ids.length === 0) terminal.out('No runs yet. Begin one with: coord run PLAYBOOK');
      else terminal.out(runsTable(outlines, clock.now(), terminal));
    });
  command
    .command('gc')
    .description('remove what is left of runs that ended long ago (a person only)')
    .addOption(
      new Option('--older <age>', 'those that ended longer ago').argParser(parsePast).default(parsePast('30d'), '30d'),
    )
    .addOption(
      new Option('--state <states...>', 'those that ended so')
        .choices(['succeeded', 'failed', 'cancelled'])
        .default(['succeeded', 'failed', 'cancelled']),
    )
    .option('--dry-run', 'say what would be removed, and remove nothing')
    .option('--json', 'print one JSON object per run')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', GC)
    .action(({ older, ...options }: Omit<CollectOptions, 'before'> & { older: string }) =>
      collect({ ...options, before: older }, terminal),
    );
}

const GC = `
Examples:
  coord runs gc --dry-run
  coord runs gc --older 7d --state succeeded cancelled

A run stays that has not ended, whose work is on no other branch than its own, or in whose worktrees something is not
committed. With a run go its journal, its documents, its worktrees and its branches.`;
