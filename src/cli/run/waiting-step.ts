import { isAsked, type RunState, type StepRecord } from '../../domain/run.ts';

/** A step that waits for a person. */
export type WaitingStep = StepRecord & { status: { kind: 'waiting' | 'requested' } };

export function isWaiting(record: StepRecord): record is WaitingStep {
  return record.status.kind === 'waiting' || record.status.kind === 'requested';
}

/** What a run waits for now. */
export function waitingIn(state: RunState): WaitingStep[] {
  return [...state.steps.values()].filter(isWaiting).filter((record) => isAsked(record, state));
}

/** Whether a person may say that it is done: their own work, or what may have been done before coord was ended. */
export function takesWork({ status }: WaitingStep): boolean {
  return status.kind === 'requested' || status.doubt === true;
}

export function questionOf({ status }: WaitingStep): string {
  return status.kind === 'waiting' ? status.question : status.request.task;
}
