import type { Command } from 'commander';
import { estimateRun } from '../../services/runs/estimate.ts';
import { readRun } from '../../services/runs/runs.ts';
import { collectPair, partsOf } from '../run/pairs.ts';
import { openTeam, type OpenTeam } from '../open-team.ts';
import { estimateLine } from '../run/estimate-line.ts';
import { carryOn } from '../run/carry-on.ts';
import { type StartedRun, startRun } from '../run/start-run.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  input?: Record<string, string>;
  part?: Record<string, string>;
  rehearse?: true;
  keep?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<playbook>', "a playbook's name: a file in playbooks/, or one that coord ships")
    .option('-i, --input <name=value>', 'an input of the playbook; can be given more than once', collectPair)
    .option(
      '-p, --part <part=role>',
      'who plays a part, instead of what the config says; several roles with commas',
      collectPair,
    )
    .option('--rehearse', 'let a script play the agents and the person; everything else is real')
    .option('--keep', 'keep the worktrees when the run has ended')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord run review-chain --rehearse
  coord run review-chain --input task='Add a --version flag; coord --version prints it.'

Each role works in a git worktree of its own. The work ends on the branch coord/RUN; nothing is merged for you.
A run that waits for a person exits with 4, and goes on with: coord approve RUN`,
    )
    .action(async (name: string, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const started = await startRun(
        name,
        {
          inputs: options.input ?? {},
          parts: partsOf(options.part),
          rehearse: options.rehearse === true,
          ask: options.json !== true,
        },
        team,
        terminal,
      );
      if (!started) return;
      if (!options.json && !options.rehearse) tellEstimate(started, team, terminal);
      await carryOn(started, { json: options.json === true, keep: options.keep === true }, team, terminal);
    });
}

/** What it may cost, before anything has. */
function tellEstimate({ playbook, folder }: StartedRun, { loaded, workplace }: OpenTeam, terminal: Terminal): void {
  const { parts } = readRun(folder).started;
  const line = estimateLine(estimateRun(playbook, parts, loaded.config, workplace.layout.runs));
  if (line !== undefined) terminal.out(`Cost: ${line}`);
}
