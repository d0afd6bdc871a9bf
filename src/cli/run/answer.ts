import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { answerWrite, isRequestId } from './asked-write.ts';
import { personName } from './ask-person.ts';
import { declareSettling, settleWaiting, type SettleOptions } from './settle-waiting.ts';

/**
 * `coord approve` and `coord reject`: one person's answer to a question that a run waits with, then the run goes on; or to a
 * write that a session of a run asks about.
 */
export function declareAnswer(command: Command, terminal: Terminal, verb: 'approve' | 'reject'): void {
  declareSettling(command)
    .option('-r, --reason <text>', 'why; it stands in the journal and in the handoff document')
    .addHelpText(
      'after',
      `\nExamples:\n  coord ${verb} 20260115-093012-review-chain-4f2a approve --reason 'read it, tried it'
  coord ${verb} ASK-0001 --reason 'this once'

ASK-0001 is a write in a run that the rules ask a person about: coord status lists them. Its session waits for the answer,
and is not asked the same again in that run.`,
    )
    .action(async (run: string, step: string | undefined, options: SettleOptions & { reason?: string }) => {
      if (isRequestId(run)) {
        const { reason, json = false, config } = options;
        return answerWrite(run, { verb, reason, json, config }, terminal);
      }
      const answer = {
        approved: verb === 'approve',
        by: personName(),
        reason: options.reason ?? 'no reason given',
      };
      await settleWaiting({ run, step, verb }, options, async () => ({ answer }), terminal);
    });
}
