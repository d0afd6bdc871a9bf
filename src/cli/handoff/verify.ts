import type { Command } from 'commander';
import { verifyHandoff } from '../../services/handoffs/verify.ts';
import { EXIT } from '../exit-codes.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { stopOnSignals } from '../run/signals.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { handoffNow, standing } from './describe.ts';
import { verifyingBy } from './verifying.ts';

export function declareHandoffVerify(command: Command, terminal: Terminal): void {
  command
    .command('verify')
    .description('run the checks that its work must pass, at the commit that is handed over')
    .argument('<handoff>', 'its id, as in HAND-0001')
    .option('--json', 'print the handoff as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord handoff verify HAND-0001\n\nExits with 1 where it has failed.')
    .action(async (id: string, { json, config }: { json?: true; config?: string }) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const stop = stopOnSignals(terminal);
      try {
        const report = (activity: string) => void (json || terminal.err(safeText(activity)));
        const verifying = verifyingBy(team, stop.signal, report, terminal);
        if (!verifying) return;
        const verified = await verifyHandoff(team.workplace, id, team.author, verifying);
        if (!verified.ok) return refuse(verified.error, terminal);
        const handoff = verified.value;
        terminal.out(json ? JSON.stringify(handoffNow(handoff)) : safeText(standing(handoff)));
        if (handoff.state === 'VERIFICATION') tellOutside({ kind: 'handoff', text: standing(handoff) }, team, terminal);
        if (handoff.verification?.passed !== true) terminal.exit(EXIT.failed);
      } finally {
        stop.dispose();
      }
    });
}
