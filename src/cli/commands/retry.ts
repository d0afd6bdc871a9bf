import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { addCarryOnOptions, type CarryOnSaid } from '../run/carry-on-command.ts';
import { retryStep } from '../run/retry-step.ts';
import type { Terminal } from '../terminal.ts';

export default function declare(command: Command, terminal: Terminal): void {
  addCarryOnOptions(command)
    .argument('<run>', "the run's id")
    .argument('[step]', 'the step that has failed; needed where several have')
    .addHelpText(
      'after',
      `
Examples:
  coord retry 20260115-093012-review-chain-4f2a
  coord retry 20260115-093012-review-chain-4f2a rounds.2/fix

The step is done again, and what could not be done because of it follows. What has succeeded is not done again. A run that has
failed goes on in the same journal; a loop that has used up its rounds does its last one again. An approval that was refused is
asked for once more.`,
    )
    .action(async (run: string, step: string | undefined, options: CarryOnSaid & { config?: string }) => {
      if (isAgentShell(terminal.env)) {
        terminal.err('coord: only a person has a failed step done again; this shell belongs to an agent.');
        return terminal.exit(EXIT.refused);
      }
      const team = openTeam(terminal, options.config);
      if (team) await retryStep(run, step, options, team, terminal);
    });
}
