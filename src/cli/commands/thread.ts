import type { Command } from 'commander';
import { threadIdFrom } from '../../domain/thread.ts';
import { unknownThread } from '../../services/messages/answer.ts';
import { wholeThread } from '../../services/messages/whole-thread.ts';
import { showThread } from '../messages/show-thread.ts';
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
    .option('--json', 'print it as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord thread MSG-12')
    .action(async (given: string, { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { workplace } = team;
      const id = threadIdFrom(given);
      const thread = await wholeThread(workplace, id);
      if (!thread) return refuse(unknownThread(id).error, terminal);
      const { events, open } = thread;
      const now = workplace.clock.now();
      const { state, overdue } = open ? threadNow(open, undefined, now) : { state: 'closed' as const, overdue: false };
      terminal.out(
        json
          ? JSON.stringify({ id, state, overdue, events }, undefined, 2)
          : showThread(id, events, open, now, terminal),
      );
    });
}
