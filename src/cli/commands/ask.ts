import type { Command } from 'commander';
import { callerOf } from '../../services/caller.ts';
import { MAX_TEXT, sendMessage } from '../../services/messages.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  path?: string;
  config?: string;
}

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
    .action(async (to: string, text: string, { path, config }: Options) => {
      const team = openTeam(terminal, config);
      if (!team) return;
      const { clock } = team.workplace;
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
      await sendMessage(team.workplace, {
        type: 'message.sent',
        at: clock.now().toISOString(),
        by: callerOf(terminal.env, team.workplace, team.policy.roleIds),
        to: { role: to },
        text,
        urgency: 'normal',
        needsResponse: true,
        ...(path !== undefined && { about: { paths: [path] } }),
      });
      terminal.out(`Asked ${to}. It reads this with: coord inbox ${to}`);
    });
}
