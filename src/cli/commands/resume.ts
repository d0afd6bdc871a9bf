import { type Command, Option } from 'commander';
import { ok } from '../../domain/result.ts';
import { openTeam } from '../open-team.ts';
import { carryOn } from '../run/carry-on.ts';
import { onChangeOf } from '../run/changed-playbook.ts';
import { reopenRun } from '../run/reopen-run.ts';
import { tidyAfterKill } from '../run/tidy-up.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  migrate?: true;
  pinned?: true;
  keep?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<run>', "the run's id")
    .option('--migrate', 'where the playbook has changed since the run began: go on by the new text')
    .addOption(
      new Option('--pinned', 'where the playbook has changed since the run began: go on as it began').conflicts(
        'migrate',
      ),
    )
    .option('--keep', 'keep the worktrees when the run has ended')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord resume 20260115-093012-review-chain-4f2a
  coord resume 20260115-093012-review-chain-4f2a --migrate

Finished steps are not run again. A run is pinned to its playbook as it was; where that has changed it is not carried on
before you say by which text.`,
    )
    .action(async (run: string, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      await tidyAfterKill(run, options.keep === true, team);
      const onChange = onChangeOf(options);
      const reopened = reopenRun(run, team, terminal, { onChange, finished: 'refuse' });
      if (!reopened) return;
      const { json, keep } = options;
      await carryOn(
        reopened,
        { json: json === true, keep: keep === true, first: () => ok(reopened.first) },
        team,
        terminal,
      );
    });
}
