import type { StepRecord } from '../run.ts';
import type { StepKey } from '../step-key.ts';
import type { Frame } from '../visible.ts';
import type { Action } from './action.ts';

/** behind: succeeded or skipped. blocked: it needs something that failed, or its time is up. */
export type Progress = 'behind' | 'failed' | 'blocked' | 'busy';

export interface Failure {
  key: StepKey;
  reason: string;
}

/** How far a list of steps is. */
export interface Walked {
  progress: Progress;
  failures: Failure[];
}

/** Goes through a list of steps and collects what can be done. Busy as long as any of it is. */
export type Walk = (frame: Frame, actions: Action[]) => Walked;

/** @throws where the step has not failed */
export function failureOf({ key, status }: StepRecord): Failure {
  if (status.kind === 'answered') return { key, reason: rejectionBy(status) };
  if (status.kind !== 'finished' || status.outcome.kind !== 'failed') throw new Error(`${key} has not failed`);
  return { key: status.outcome.at ?? key, reason: status.outcome.reason };
}

export function rejectionBy({ by, reason }: { by: string; reason: string }): string {
  return `rejected by ${by}: ${reason}`;
}
