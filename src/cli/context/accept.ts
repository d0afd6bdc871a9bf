import type { Command } from 'commander';
import { acceptHandover } from '../../services/team/context-handovers.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { handoverText } from './show.ts';

interface Options {
  json?: true;
  config?: string;
}

export function declareAccept(command: Command, terminal: Terminal): void {
  command
    .command('accept')
    .description('take a handover over, and show it')
    .argument('<handover>', 'its id, as in HO-0001')
    .option('--json', 'print it as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord context accept HO-0001')
    .action(async (id: string, { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const accepted = await acceptHandover(team.workplace, id, team.author);
      if (!accepted.ok) return refuse(accepted.error, terminal);
      terminal.out(json ? JSON.stringify(accepted.value) : handoverText(accepted.value));
    });
}
