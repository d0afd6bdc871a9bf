import type { Command } from 'commander';
import { openTeam } from '../open-team.ts';
import { carryOn } from '../run/carry-on.ts';
import { reopenRun } from '../run/reopen-run.ts';
import { tidyAfterKill } from '../run/tidy-up.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  keep?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<run>', "the run's id")
    .option('--keep', 'keep the worktrees when the run has ended')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      '\nExample:\n  coord resume 20260115-093012-review-chain-4f2a\n\nFinished steps are not run again.',
    )
    .action(async (run: string, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      await tidyAfterKill(run, options.keep === true, team);
      const reopened = reopenRun(run, team, terminal);
      if (!reopened) return;
      await carryOn(reopened, { json: options.json === true, keep: options.keep === true }, team, terminal);
    });
}
