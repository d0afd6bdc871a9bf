import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { once, personName } from './ask-person.ts';
import { declareSettling, settleWaiting, type SettleOptions } from './settle-waiting.ts';

/** `coord approve` and `coord reject`: one person's answer to a question that a run waits with, then the run goes on. */
export function declareAnswer(command: Command, terminal: Terminal, verb: 'approve' | 'reject'): void {
  declareSettling(command)
    .option('-r, --reason <text>', 'why; it stands in the journal and in the handoff document')
    .addHelpText(
      'after',
      `\nExample:\n  coord ${verb} 20260115-093012-review-chain-4f2a approve --reason 'read it, tried it'`,
    )
    .action(async (run: string, step: string | undefined, options: SettleOptions & { reason?: string }) => {
      const answer = {
        approved: verb === 'approve',
        by: personName(),
        reason: options.reason ?? 'no reason given',
      };
      await settleWaiting({ run, step, verb }, options, async ({ key }) => once(key, { answer }), terminal);
    });
}
