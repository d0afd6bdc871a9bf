import type { Command } from 'commander';
import { listCheckpoints } from '../../services/checkpoints/checkpoints.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { ago } from '../text/amounts.ts';
import { table } from '../text/table.ts';

interface Options {
  role?: string;
  json?: true;
  config?: string;
}

export function declareCheckpointList(command: Command, terminal: Terminal): void {
  command
    .command('list')
    .description('list the checkpoints')
    .option('--role <role>', 'of this role only')
    .option('--json', 'print one JSON object per checkpoint')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord checkpoint list --role backend')
    .action(async ({ role, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const all = (await listCheckpoints(team.workplace)).filter(({ by }) => role === undefined || by.role === role);
      if (json) return all.forEach((one) => terminal.out(JSON.stringify(one)));
      if (all.length === 0) return terminal.out('No checkpoints.');
      const now = team.workplace.clock.now().getTime();
      const rows = all.map(({ id, at, by, reason, branch, summary }) => ({
        cells: [id, ago(now - Date.parse(at)), by.role ?? '-', reason, branch ?? '-', summary ?? ''],
      }));
      terminal.out(table(['CHECKPOINT', 'MADE', 'ROLE', 'WHY', 'BRANCH', 'TEXT'], rows, terminal));
    });
}
