import type { AgentSession, Event, RunMigrated, StepRetried } from './event.ts';
import { foldStep, recordOf } from './fold-step.ts';
import { reopenStep } from './retry.ts';
import type { RunState, StepRecord } from './run-state.ts';
import { isInside, placeOf, type StepKey } from './step-key.ts';

export type { RunState, StepRecord, StepStatus } from './run-state.ts';

/** @throws where the journal does not begin with the run's start: that is a bug or a forged file. */
export function foldRun(events: readonly Event[]): RunState {
  const [first, ...rest] = events;
  if (first?.type !== 'run.started') throw new Error('a journal begins with run.started');
  const { base, at } = first;
  const state: RunState = {
    started: first,
    steps: new Map(),
    tip: base,
    previousTip: base,
    costUsd: 0,
    workedMs: 0,
    newest: at,
    groups: [],
    refusals: [],
  };
  for (const event of rest) applyEvent(state, event);
  return state;
}

/** What whoever carries a run on says first: nobody has worked on it since the event before. */
const FIRST: ReadonlySet<Event['type']> = new Set(['run.resumed', 'run.migrated', 'playbook.kept', 'step.retried']);

/** Folds one more event into `state`, in place. */
export function applyEvent(state: RunState, event: Event): void {
  // A wall clock may have been set back.
  if (!FIRST.has(event.type)) state.workedMs += Math.max(0, Date.parse(event.at) - Date.parse(state.newest));
  state.newest = event.at;
  switch (event.type) {
    case 'run.started':
      throw new Error('a journal has one run.started');
    case 'run.resumed':
      return;
    case 'run.time-up':
      state.timeUp = event.reason;
      return;
    case 'run.closing':
      state.closing = event;
      return;
    case 'run.finished':
      state.finished = event;
      return;
    case 'run.migrated':
      return migrate(state, event);
    case 'playbook.kept':
      state.keptAgainst = event.hash;
      return;
    case 'step.retried':
      return retry(state, event);
    case 'group.started':
      state.groups.push({ key: event.key, group: event.group });
      return;
    case 'write.refused': {
      const { key, role, path, text } = event;
      state.refusals.push({ key, role, path, text });
      return;
    }
    default:
      state.steps.set(event.key, foldStep(event, recordOf(state, event), state));
  }
}

/** What has failed is open again, with all of its time and all of its tries: a person has put right what was wrong. */
function retry(state: RunState, { key, again, at }: StepRetried): void {
  const before = new Map(state.steps);
  reopenStep(state, key, again);
  for (const [reopened, record] of state.steps) {
    if (record === before.get(reopened)) continue;
    const began = { at, workedMs: state.workedMs };
    // A block is not started again: what was answered to it once is no answer to what it asks now.
    const isBlock = [...state.steps.keys()].some((inner) => isInside(inner, reopened));
    const attempts = record.attempts + (isBlock ? 1 : 0);
    const { answer: _, ...rest } = record;
    state.steps.set(reopened, { ...rest, attempts, began, failures: [], status: { kind: 'open', again: true } });
  }
  if (state.timeUp !== undefined) state.workedMs = 0;
  delete state.timeUp;
  delete state.closing;
}

/** What has ended stays as it ended; of the rest what is gone is forgotten, and what has changed is open. */
function migrate(state: RunState, { hash, inputs, parts, changed, gone }: RunMigrated): void {
  state.started = { ...state.started, hash, inputs, parts };
  for (const [key, record] of state.steps) {
    const place = placeOf(key);
    if (record.status.kind === 'answered' && changed.includes(place)) state.steps.set(key, answered(record, state));
    if (hasEnded(record)) continue;
    if (gone.includes(place)) state.steps.delete(key);
    else if (changed.includes(place)) state.steps.set(key, { ...record, status: { kind: 'open' } });
  }
}

/** What a person said counts for what they were asked, also where a loop stands in its place now; a loop that has changed asks anew. */
function answered(record: StepRecord, { steps }: RunState): StepRecord {
  const { key, answer: output, attempts } = record;
  if ([...steps.keys()].some((inner) => isInside(inner, key)))
    return { ...record, attempts: attempts + 1, status: { kind: 'open' } };
  const outcome = output?.approved
    ? ({ kind: 'succeeded', output } as const)
    : ({ kind: 'failed', reason: `rejected by ${output?.by}: ${output?.reason}` } as const);
  return { ...record, status: { kind: 'finished', outcome } };
}

/** Whether a person is asked about a step now: not once the steps are over, about those that were not. */
export function isAsked({ status: { kind }, since }: StepRecord, { closing, finished }: RunState): boolean {
  if (finished || (kind !== 'waiting' && kind !== 'requested')) return false;
  return closing === undefined || Date.parse(since) >= Date.parse(closing.at);
}

function hasEnded({ status: { kind } }: StepRecord): boolean {
  return kind === 'finished' || kind === 'skipped' || kind === 'answered';
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

/** What all attempts at a step have used, as far as it is known. */
export function sessionsOf({ sessions, used }: StepRecord): AgentSession[] {
  return used ? [...sessions, used] : sessions;
}

/** US dollars that a step has cost, with all attempts. */
export function costOf(record: StepRecord): number {
  return sessionsOf(record).reduce((sum, { costUsd }) => sum + costUsd, 0);
}

/** US dollars that the steps of a block have cost so far. */
export function costInside({ steps }: RunState, block: StepKey): number {
  return [...steps.values()].reduce((sum, record) => sum + (isInside(record.key, block) ? costOf(record) : 0), 0);
}
