import type { Command } from 'commander';
import { threadIdFrom } from '../../domain/thread.ts';
import { close } from '../../services/messages/answer.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  expertise?: string;
  note?: string;
  json?: true;
  config?: string;
}

const HELP = `
Examples:
  coord close MSG-12
  coord close MSG-12 --expertise security --note 'the token is in a header now'

Whoever asked, and a person, closes it for everybody. Whoever was asked with others closes only their own part.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<message>', 'its id, as in MSG-12')
    .option('-e, --expertise <kind>', 'only this part of the expertise it asks for')
    .option('-n, --note <text>', 'what has come of it')
    .option('--json', 'print what is closed as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action(async (given: string, { expertise, note, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const thread = threadIdFrom(given);
      const closed = await close(team.workplace, team.policy.expertise, team.author, {
        thread,
        ...(expertise !== undefined && { expertise }),
        ...(note !== undefined && { note }),
      });
      if (!closed.ok) return refuse(closed.error, terminal);
      if (json) return terminal.out(JSON.stringify({ thread, ...closed.value }));
      const parts = [closed.value.role ?? [], closed.value.expertise ?? []].flat();
      terminal.out(safeText(`${thread} is closed${parts.length === 0 ? '' : ` for ${parts.join(', ')}`}.`));
    });
}
