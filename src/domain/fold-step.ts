import type { Event, StepOutcome, StepStarted, WorkHandedIn } from './event.ts';
import type { RunState, StepRecord } from './run-state.ts';

/** What changes the record of one step. */
export type StepEvent = Exclude<
  Event,
  { type: `run.${string}` | 'group.started' | 'write.refused' | 'step.retried' | 'playbook.kept' }
>;

/** What is known of a step so far. */
export function recordOf({ steps, workedMs }: RunState, { key, at }: StepEvent): StepRecord {
  const known = steps.get(key);
  if (known) return known;
  return { key, attempts: 0, since: at, began: { at, workedMs }, failures: [], sessions: [], status: { kind: 'open' } };
}

/** A step's record after one more event; what is counted for the whole run is counted in `state`. */
export function foldStep(event: StepEvent, record: StepRecord, state: RunState): StepRecord {
  switch (event.type) {
    case 'step.started':
      return started(event, record, state);
    case 'session.used':
      state.costUsd += event.session.costUsd - (record.used?.costUsd ?? 0);
      return { ...record, used: event.session };
    case 'attempt.failed': {
      const { outcome, retryAt } = event;
      const failures = [...record.failures, outcome];
      return { ...ended(outcome, record, state), failures, status: { kind: 'held', until: retryAt } };
    }
    case 'step.finished':
      return { ...finished(event.outcome, record, state), ended: event.at };
    case 'time.up':
      return { ...record, isTimeUp: true };
    case 'step.skipped':
      return { ...record, status: { kind: 'skipped' } };
    case 'approval.requested': {
      const { type: _, at: __, key: ___, ...asked } = event;
      return { ...record, status: { kind: 'waiting', ...asked } };
    }
    case 'approval.answered': {
      const { approved, by, reason, at } = event;
      const isDoubt = record.status.kind === 'waiting' && record.status.doubt === true;
      if (isDoubt && approved) return { ...record, status: { kind: 'open', again: true } };
      const answer = { approved, by, reason, at };
      return { ...record, answer, status: { kind: 'answered', ...answer } };
    }
    case 'approval.expired':
      return finished({ kind: 'failed', reason: event.reason, unanswered: true }, record, state);
    case 'work.requested':
      return { ...record, status: { kind: 'requested', request: event } };
    case 'work.handed-in':
      return handedIn(event, record, state);
  }
}

/** What came of earlier attempts stays; the rest is said anew. */
function started(event: StepStarted, record: StepRecord, { workedMs }: RunState): StepRecord {
  const { key, attempt, at, part, role, workspace } = event;
  const { failures, sessions, used, status } = record;
  // Another try has all of its time; what was only interrupted goes on with what is left.
  const began = status.kind === 'held' ? { at, workedMs } : record.began;
  return {
    key,
    attempts: attempt,
    since: at,
    began,
    failures,
    sessions: used ? [...sessions, used] : sessions,
    status: { kind: 'open' },
    ...(part !== undefined && { part }),
    ...(role !== undefined && { role }),
    ...(workspace !== undefined && { workspace }),
  };
}

/** An attempt has ended: its processes have, and what it has used is known. */
function ended({ session }: StepOutcome, { used, ...record }: StepRecord, state: RunState): StepRecord {
  state.groups = state.groups.filter(({ key }) => key !== record.key);
  state.costUsd += session ? session.costUsd - (used?.costUsd ?? 0) : 0;
  const account = session ?? used;
  return account ? { ...record, sessions: [...record.sessions, account] } : record;
}

function finished(outcome: StepOutcome, record: StepRecord, state: RunState): StepRecord {
  if (outcome.kind === 'succeeded' && outcome.commit !== undefined) {
    state.previousTip = state.tip;
    state.tip = outcome.commit;
  }
  return { ...ended(outcome, record, state), status: { kind: 'finished', outcome } };
}

function handedIn({ key, output, by }: WorkHandedIn, record: StepRecord, state: RunState): StepRecord {
  const { status } = record;
  // Whoever knows that it was done says what came of it; nothing is left to take in.
  if (status.kind === 'waiting' && status.doubt) return finished({ kind: 'succeeded', output }, record, state);
  if (status.kind !== 'requested') throw new Error(`nobody asked for the work on ${key}`);
  return { ...record, status: { kind: 'handed-in', request: status.request, output, by } };
}
