import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { type CancelOptions, cancelRun } from '../run/cancel-run.ts';
import { findRun } from '../run/find-run.ts';
import type { Terminal } from '../terminal.ts';

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<run>', "the run's id")
    .option('-r, --reason <text>', 'why; it stands in the journal')
    .option('--now', 'kill what is running, instead of letting it stop')
    .option('--keep', 'keep the worktrees')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Example:
  coord cancel 20260115-093012-review-chain-4f2a --reason 'the task has changed'

A cancelled run is not carried on again. Its work stays on its branch, and a worktree with uncommitted changes stays too.`,
    )
    .action(async (run: string, options: CancelOptions & { config?: string }) => {
      if (isAgentShell(terminal.env)) {
        terminal.err('coord: only a person cancels a run; this shell belongs to an agent.');
        return terminal.exit(EXIT.refused);
      }
      const team = openTeam(terminal, options.config);
      const found = team && findRun(run, team, terminal);
      if (team && found) await cancelRun(found, options, team, terminal);
    });
}
