import type { Command } from 'commander';
import { ok } from '../../domain/result.ts';
import { openTeam } from '../open-team.ts';
import { carryOn } from '../run/carry-on.ts';
import { addCarryOnOptions, type CarryOnSaid } from '../run/carry-on-command.ts';
import { onChangeOf } from '../run/changed-playbook.ts';
import { reopenRun } from '../run/reopen-run.ts';
import { tidyAfterKill } from '../run/tidy-up.ts';
import type { Terminal } from '../terminal.ts';

export default function declare(command: Command, terminal: Terminal): void {
  addCarryOnOptions(command)
    .argument('<run>', "the run's id")
    .addHelpText(
      'after',
      `
Examples:
  coord resume 20260115-093012-review-chain-4f2a
  coord resume 20260115-093012-review-chain-4f2a --migrate

Finished steps are not run again. A run is pinned to its playbook as it was; where that has changed it is not carried on
before you say by which text.`,
    )
    .action(async (run: string, options: CarryOnSaid & { config?: string }) => {
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
