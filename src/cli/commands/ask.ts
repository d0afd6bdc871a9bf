import type { Command } from 'commander';
import { v7 as uuid } from 'uuid';
import { boundRole } from '../../services/bindings.ts';
import { MAX_TEXT, sendMessage } from '../../services/messages.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  path?: string;
  config?: string;
}

/** Whoever asks without a role that the config knows: a person, or an agent that was given none. */
const NO_ROLE = 'somebody without a role';

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<role>', 'the role to ask')
    .argument('<text>', 'what you need, and why')
    .option('-p, --path <file>', 'the file it is about')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      "\nExample:\n  coord ask backend --path src/api/users.ts 'return the e-mail too: the profile page shows it'",
    )
    .action((to: string, text: string, { path, config }: Options) => {
      const team = openTeam(terminal, config);
      if (!team) return;
      const { layout, repository, clock } = team.workplace;
      const fault = !team.policy.roleIds.includes(to)
        ? `there is no role ${to}; the roles are ${team.policy.roleIds.join(', ')}.`
        : text.trim() === '' || text.length > MAX_TEXT
          ? `the text has to have 1 to ${MAX_TEXT} characters.`
          : undefined;
      if (fault !== undefined) {
        terminal.err(`coord: ${fault}`);
        terminal.exit(EXIT.invalid);
        return;
      }
      const role = terminal.env['COORD_ROLE'] ?? boundRole(layout, repository.worktree);
      const from = role !== undefined && team.policy.roleIds.includes(role) ? role : NO_ROLE;
      sendMessage(layout, {
        id: uuid(),
        at: clock.now().toISOString(),
        from,
        to,
        text,
        ...(path !== undefined && { path }),
      });
      terminal.out(`Asked ${to}. It reads this with: coord inbox ${to}`);
    });
}
