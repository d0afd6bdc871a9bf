import type { Command } from 'commander';
import { threadIdFrom } from '../../domain/thread.ts';
import { acknowledge } from '../../services/messages/answer.ts';
import { threadNow } from '../messages/thread-now.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<message>', 'its id, as in MSG-12')
    .option('--json', 'print the thread as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord ack MSG-12')
    .action(async (given: string, { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { workplace, author } = team;
      const done = await acknowledge(workplace, author, threadIdFrom(given));
      if (!done.ok) return refuse(done.error, terminal);
      const { id } = done.value;
      if (json) terminal.out(JSON.stringify(threadNow(done.value, undefined, workplace.clock.now())));
      else terminal.out(`${id}: the answers are read. If nothing more is to be said: coord close ${id}`);
    });
}
