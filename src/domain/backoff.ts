import type { FailedOutcome } from './event.ts';
import type { Step } from './playbook.ts';
import type { StepRecord } from './run.ts';

/**
 * How long to wait before a step is tried again, in milliseconds; undefined where it has failed for good. Only what says
 * of what class it is can be tried again: what ownership refused, budgets and people said no to would be refused again.
 */
export function retryDelay({ retry }: Step, outcome: FailedOutcome, { failures }: StepRecord): number | undefined {
  if (!retry || outcome.class === undefined || !retry.on.includes(outcome.class)) return undefined;
  if (failures.length >= retry.max) return undefined;
  return Math.min(retry.waitMs * retry.factor ** failures.length, retry.maxWaitMs);
}
