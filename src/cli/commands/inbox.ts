import type { Command } from 'commander';
import { messagesFor } from '../../services/messages.ts';
import { openTeam } from '../open-team.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[role]', 'whose messages; all without one')
    .option('--json', 'print one JSON object per message')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord inbox backend')
    .action(async (role: string | undefined, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const messages = await messagesFor(team.workplace, role);
      if (options.json) return messages.forEach((message) => terminal.out(JSON.stringify(message)));
      if (messages.length === 0) return terminal.out('No messages.');
      for (const { at, by, to, about: concerned, text } of messages) {
        const about = concerned?.paths ? ` about ${safeText(concerned.paths.join(', '))}` : '';
        terminal.out(
          `${at}  ${safeText(by.role ?? 'somebody without a role')} → ${'role' in to ? to.role : ''}${about}\n    ${safeText(text).replaceAll('\n', '\n    ')}`,
        );
      }
    });
}
