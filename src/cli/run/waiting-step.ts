import { shellWord } from '../../domain/shell-word.ts';
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

/** The command line that says that it was done: with what the step's end has to have. */
export function doneCommand(run: string, { key, status }: WaitingStep): string {
  const output = status.kind === 'requested' ? status.request.output : status.output;
  const said = output ? " --output '…'" : status.kind === 'requested' ? " --text '…'" : '';
  return `coord done ${shellWord(run)} ${shellWord(key)}${said}`;
}

/** Whether nobody can answer it any more: it counts as rejected, and whoever carries its run on puts that down. */
export function isExpired({ expires }: { expires?: string | undefined }, now: Date): boolean {
  return expires !== undefined && Date.parse(expires) <= now.getTime();
}

export function questionOf({ status }: WaitingStep): string {
  return status.kind === 'waiting' ? status.question : status.request.task;
}
