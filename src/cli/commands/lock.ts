import type { Command } from 'commander';
import { invalid } from '../../domain/refused.ts';
import { endExceptions } from '../../services/exceptions/grant.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { openForUnlock } from '../unlock/open.ts';
import { shown } from '../unlock/show.ts';

interface Options {
  all?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[id...]', 'exceptions, as coord unlock --list has them: EXC-0001, or 1')
    .option('--all', 'all that people have given')
    .option('--json', 'print one JSON object per exception that ends')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      '\nExamples:\n  coord lock EXC-0001\n  coord lock --all\n\nEnds what coord unlock began before its time.',
    )
    .action(async (ids: string[], options: Options) => {
      const open = await openForUnlock('ends an exception', terminal, options.config);
      if (!open) return;
      if (options.all ? ids.length > 0 : ids.length === 0)
        return refuse(
          invalid('name exceptions, or --all, and not both', 'See them: coord unlock --list').error,
          terminal,
        );
      const ended = await endExceptions(open.workplace, open.author, options.all ? undefined : ids);
      if (!ended.ok) return refuse(ended.error, terminal);
      if (options.json) for (const one of ended.value) terminal.out(JSON.stringify(shown(one)));
      else terminal.out(ended.value.map(({ id }) => `${id} has ended.`).join('\n') || 'No exception was in force.');
    });
}
