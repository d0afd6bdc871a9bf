import type { Event, GroupStarted, RunFinished, RunStarted, StepOutcome, WorkRequested } from './event.ts';
import { reopenStep } from './retry.ts';
import { placeOf, type StepKey } from './step-key.ts';

/** A run, folded from its journal. */
export interface RunState {
  started: RunStarted;
  steps: Map<StepKey, StepRecord>;
  /** The newest commit of the run's work, and the one before it: the run's branch is at one of the two. */
  tip: string;
  previousTip: string;
  /** US dollars that the agents' sessions have cost so far. */
  costUsd: number;
  /** Process groups of steps whose end is not in the journal. */
  groups: { key: StepKey; group: GroupStarted['group'] }[];
  refusals: { key: StepKey; role: string; path: string; text: string }[];
  finished?: RunFinished;
  /** The hash of a changed playbook that this run goes on without. */
  keptAgainst?: string;
}

export interface StepRecord {
  key: StepKey;
  part?: string;
  role?: string;
  workspace?: string;
  attempts: number;
  /** When it was last started: wall clock, ISO 8601. */
  since: string;
  /** When its end was recorded. */
  ended?: string;
  /** An `each` whose time is used up. */
  isTimeUp?: true;
  status: StepStatus;
}

export type StepStatus =
  /** Started, and its end is not in the journal: it is running, or was interrupted. */
  | { kind: 'open' }
  | { kind: 'waiting'; question: string }
  | { kind: 'answered'; approved: boolean; by: string; reason: string; at: string }
  /** A person does it, or has done it and is believed as far as an agent is: its work is not yet taken in. */
  | { kind: 'requested'; request: WorkRequested }
  | { kind: 'handed-in'; request: WorkRequested; output: unknown; by: string }
  | { kind: 'skipped' }
  | { kind: 'finished'; outcome: StepOutcome };

/** @throws where the journal does not begin with the run's start: that is a bug or a forged file. */
export function foldRun(events: readonly Event[]): RunState {
  const [first, ...rest] = events;
  if (first?.type !== 'run.started') throw new Error('a journal begins with run.started');
  const { base } = first;
  const state: RunState = {
    started: first,
    steps: new Map(),
    tip: base,
    previousTip: base,
    costUsd: 0,
    groups: [],
    refusals: [],
  };
  for (const event of rest) applyEvent(state, event);
  return state;
}

/** Folds one more event into `state`, in place. */
export function applyEvent(state: RunState, event: Event): void {
  switch (event.type) {
    case 'run.started':
      throw new Error('a journal has one run.started');
    case 'step.started': {
      const { key, attempt, at, part, role, workspace } = event;
      state.steps.set(key, {
        key,
        attempts: attempt,
        since: at,
        status: { kind: 'open' },
        ...(part !== undefined && { part }),
        ...(role !== undefined && { role }),
        ...(workspace !== undefined && { workspace }),
      });
      return;
    }
    case 'group.started':
      state.groups.push({ key: event.key, group: event.group });
      return;
    case 'write.refused': {
      const { key, role, path, text } = event;
      state.refusals.push({ key, role, path, text });
      return;
    }
    case 'run.finished':
      state.finished = event;
      return;
    case 'step.retried':
      reopenStep(state, event.key, event.again);
      return;
    case 'run.migrated':
      migrate(state, event);
      return;
    case 'playbook.kept':
      state.keptAgainst = event.hash;
      return;
    case 'time.up':
      update(state, event, { isTimeUp: true });
      return;
    case 'step.skipped':
      update(state, event, { status: { kind: 'skipped' } });
      return;
    case 'step.finished':
      finishStep(state, event);
      return;
    case 'approval.requested':
      update(state, event, { status: { kind: 'waiting', question: event.question } });
      return;
    case 'approval.answered': {
      const { approved, by, reason, at } = event;
      update(state, event, { status: { kind: 'answered', approved, by, reason, at } });
      return;
    }
    case 'work.requested':
      update(state, event, { status: { kind: 'requested', request: event } });
      return;
    case 'work.handed-in': {
      const request = state.steps.get(event.key)?.status;
      if (request?.kind !== 'requested') throw new Error(`nobody asked for the work on ${event.key}`);
      const { output, by } = event;
      update(state, event, { status: { kind: 'handed-in', request: request.request, output, by } });
      return;
    }
  }
}

function finishStep(state: RunState, event: Extract<Event, { type: 'step.finished' }>): void {
  const { outcome } = event;
  state.groups = state.groups.filter(({ key }) => key !== event.key);
  state.costUsd += outcome.session?.costUsd ?? 0;
  if (outcome.kind === 'succeeded' && outcome.commit !== undefined) {
    state.previousTip = state.tip;
    state.tip = outcome.commit;
  }
  update(state, event, { status: { kind: 'finished', outcome }, ended: event.at });
}

/** What has ended stays as it ended; of the rest what is gone is forgotten, and what has changed is open. */
function migrate(
  state: RunState,
  { hash, inputs, parts, changed, gone }: Extract<Event, { type: 'run.migrated' }>,
): void {
  state.started = { ...state.started, hash, inputs, parts };
  for (const [key, record] of state.steps) {
    const place = placeOf(key);
    if (hasEnded(record)) continue;
    if (gone.includes(place)) state.steps.delete(key);
    else if (changed.includes(place)) state.steps.set(key, { ...record, status: { kind: 'open' } });
  }
}

function hasEnded({ status: { kind } }: StepRecord): boolean {
  return kind === 'finished' || kind === 'skipped' || kind === 'answered';
}

function update(state: RunState, { key, at }: { key: StepKey; at: string }, change: Partial<StepRecord>): void {
  const record = state.steps.get(key) ?? { key, attempts: 0, since: at, status: { kind: 'open' } };
  state.steps.set(key, { ...record, ...change });
}

/** The last session that a part had in a workspace of this run, for a step that goes on in it. */
export function lastSessionOf({ steps }: RunState, part: string, workspace: string): string | undefined {
  for (const record of [...steps.values()].toReversed()) {
    const { status } = record;
    if (record.part !== part || record.workspace !== workspace || status.kind !== 'finished') continue;
    if (status.outcome.session?.id) return status.outcome.session.id;
  }
  return undefined;
}
