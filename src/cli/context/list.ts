import type { Command } from 'commander';
import { listHandovers } from '../../services/team/context-handovers.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { ago } from '../text/amounts.ts';
import { table } from '../text/table.ts';

interface Options {
  json?: true;
  config?: string;
}

export function declareContextList(command: Command, terminal: Terminal): void {
  command
    .command('list')
    .description('list what has been handed over')
    .option('--json', 'print one JSON object per handover')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord context list')
    .action(async ({ json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const all = await listHandovers(team.workplace);
      if (json) return all.forEach((one) => terminal.out(JSON.stringify(one)));
      if (all.length === 0) return terminal.out('Nothing has been handed over.');
      const now = team.workplace.clock.now().getTime();
      const rows = all.map(({ id, at, from, to, type, received, summary }) => {
        const takers = new Set(received.map(({ by }) => by.role));
        const open = to.filter((role) => !takers.has(role));
        const cells = [
          id,
          ago(now - Date.parse(at)),
          from.role ?? from.as,
          to.join(', '),
          open.join(', ') || '-',
          type,
          summary,
        ];
        return { cells };
      });
      terminal.out(table(['HANDOVER', 'MADE', 'FROM', 'TO', 'WAITS FOR', 'TYPE', 'TEXT'], rows, terminal));
    });
}
