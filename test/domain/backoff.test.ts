import { expect, it } from 'vitest';
import { retryDelay } from '../../src/domain/backoff.ts';
import type { FailedOutcome } from '../../src/domain/event.ts';
import type { FailureClass, Step } from '../../src/domain/playbook.ts';
import type { StepRecord } from '../../src/domain/run.ts';
import { agent } from './advance/playbooks.ts';

const retry = { max: 4, on: ['transient', 'exit'] as FailureClass[], waitMs: 1000, factor: 3, maxWaitMs: 10_000 };
const flaky = { ...agent('flaky', { retry }), needs: [] } as Step;

const failed = (of?: FailureClass): FailedOutcome => ({ kind: 'failed', reason: 'no', ...(of && { class: of }) });

/** A step's record after so many failures that were tried again. */
function after(failures: number): StepRecord {
  const at = '2026-01-15T10:00:00.000Z';
  const began = { at, workedMs: 0 };
  const status = { kind: 'open' } as const;
  return {
    key: 'flaky',
    attempts: failures + 1,
    since: at,
    began,
    sessions: [],
    status,
    failures: Array(failures).fill(failed('exit')),
  };
}

it('each wait is longer than the one before, up to the longest, and as many as the step says', () => {
  expect([0, 1, 2, 3, 4].map((failures) => retryDelay(flaky, failed('transient'), after(failures)))).toEqual([
    1000,
    3000,
    9000,
    10_000,
    undefined,
  ]);
});

it('only failures of its classes are tried again, and none of no class', () => {
  expect(retryDelay(flaky, failed('exit'), after(0))).toBe(1000);
  expect(retryDelay(flaky, failed('timeout'), after(0))).toBeUndefined();
  expect(retryDelay(flaky, failed(), after(0))).toBeUndefined();
  expect(retryDelay({ ...agent('plain'), needs: [] } as Step, failed('transient'), after(0))).toBeUndefined();
});
