import type { Event, GroupStarted, RunFinished, RunStarted, StepOutcome } from './event.ts';
import type { StepKey } from './step-key.ts';

/** A run, folded from its journal. */
export interface RunState {
  started: RunStarted;
  steps: Map<StepKey, StepRecord>;
  /** Process groups of steps whose end is not in the journal. */
  groups: { key: StepKey; group: GroupStarted['group'] }[];
  refusals: { key: StepKey; role: string; path: string; text: string }[];
  finished?: RunFinished;
}

export interface StepRecord {
  key: StepKey;
  role?: string;
  attempts: number;
  status: StepStatus;
}

export type StepStatus =
  /** Started, and its end is not in the journal: it is running, or was interrupted. */
  | { kind: 'open' }
  | { kind: 'waiting'; question: string }
  | { kind: 'answered'; approved: boolean; by: string; reason: string; at: string }
  | { kind: 'skipped' }
  | { kind: 'finished'; outcome: StepOutcome };

/** @throws where the journal does not begin with the run's start: that is a bug or a forged file. */
export function foldRun(events: readonly Event[]): RunState {
  const [first, ...rest] = events;
  if (first?.type !== 'run.started') throw new Error('a journal begins with run.started');
  const state: RunState = { started: first, steps: new Map(), groups: [], refusals: [] };
  for (const event of rest) applyEvent(state, event);
  return state;
}

/** Folds one more event into `state`, in place. */
export function applyEvent(state: RunState, event: Event): void {
  switch (event.type) {
    case 'run.started':
      throw new Error('a journal has one run.started');
    case 'step.started':
      state.steps.set(event.key, {
        key: event.key,
        attempts: event.attempt,
        status: { kind: 'open' },
        ...(event.role !== undefined && { role: event.role }),
      });
      return;
    case 'step.skipped':
      state.steps.set(event.key, { key: event.key, attempts: 0, status: { kind: 'skipped' } });
      return;
    case 'group.started':
      state.groups.push({ key: event.key, group: event.group });
      return;
    case 'step.finished':
      state.groups = state.groups.filter(({ key }) => key !== event.key);
      setStatus(state, event.key, { kind: 'finished', outcome: event.outcome });
      return;
    case 'approval.requested':
      setStatus(state, event.key, { kind: 'waiting', question: event.question });
      return;
    case 'approval.answered': {
      const { approved, by, reason, at } = event;
      setStatus(state, event.key, { kind: 'answered', approved, by, reason, at });
      return;
    }
    case 'write.refused': {
      const { key, role, path, text } = event;
      state.refusals.push({ key, role, path, text });
      return;
    }
    case 'run.finished':
      state.finished = event;
      return;
  }
}

function setStatus(state: RunState, key: StepKey, status: StepStatus): void {
  const record = state.steps.get(key) ?? { key, attempts: 0, status };
  state.steps.set(key, { ...record, status });
}

/** The newest commit of the run's work: what the last writing step left, or where the run began. */
export function tipOf(state: RunState): string {
  let tip = state.started.base;
  for (const { status } of state.steps.values()) {
    if (status.kind === 'finished' && status.outcome.kind === 'succeeded') tip = status.outcome.commit ?? tip;
  }
  return tip;
}

/** The last session that `role` had in this run, for a step that goes on in it. */
export function lastSessionOf(state: RunState, role: string): string | undefined {
  for (const { role: player, status } of [...state.steps.values()].toReversed()) {
    if (player === role && status.kind === 'finished' && status.outcome.session) return status.outcome.session.id;
  }
  return undefined;
}
