import type { Command } from 'commander';
import { findDecision } from '../../services/decisions/find.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { withStatus } from './list.ts';
import { pageOf } from './page.ts';

export function declareShow(command: Command, terminal: Terminal): void {
  command
    .argument('<id>', 'the decision')
    .option('--json', 'print the decision as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord decision show DEC-20260115-0001')
    .action(async (id: string, options: { json?: true; config?: string }) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const found = await findDecision(team.workplace, id);
      if (!found.ok) return refuse(found.error, terminal);
      const now = team.workplace.clock.now();
      const json = () => JSON.stringify(withStatus(found.value, now), undefined, 2);
      terminal.out(options.json ? json() : pageOf(found.value, now, terminal));
    });
}
