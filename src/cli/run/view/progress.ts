import type { Event } from '../../../domain/event.ts';
import { applyEvent, costOf, foldRun, type RunState } from '../../../domain/run.ts';
import { isInside, type StepKey } from '../../../domain/step-key.ts';
import type { Happening } from '../../../services/runner/parts.ts';

/** A run as whoever looks on knows it: its folded journal, and what no fold holds. */
export interface Progress {
  state: RunState;
  seen: Map<StepKey, Seen>;
}

interface Seen {
  /** Started by whoever carries the run on now. What an earlier process has left open is not at work. */
  isAtWork?: boolean;
  /** What it does now. */
  activity?: string;
  /** The branches of an `each`. */
  branches?: string[];
  /** When it ended: wall clock, ISO 8601. */
  until?: string;
}

/** What something has used up: milliseconds, where its end is known, and US dollars. */
export interface Spent {
  tookMs?: number;
  costUsd: number;
}

/** @param history a journal so far; what is open in it was left so by an earlier process */
export function recall(history: readonly Event[]): Progress {
  const progress: Progress = { state: foldRun(history), seen: new Map() };
  for (const event of history) notice(progress.seen, event);
  for (const seen of progress.seen.values()) seen.isAtWork = false;
  return progress;
}

/** Something more has happened. */
export function follow(progress: Progress, happening: Happening): void {
  if (happening.type !== 'activity') applyEvent(progress.state, happening);
  notice(progress.seen, happening);
}

function notice(seen: Map<StepKey, Seen>, happening: Happening): void {
  if (!('key' in happening)) return;
  const { key, at } = happening;
  const before = seen.get(key) ?? {};
  switch (happening.type) {
    case 'step.started': {
      const { branches } = happening;
      seen.set(key, { isAtWork: true, ...(branches && { branches }) });
      return;
    }
    case 'activity':
      seen.set(key, { ...before, activity: happening.text });
      return;
    case 'write.refused':
      seen.set(key, { ...before, activity: `was refused to write ${happening.path}` });
      return;
    // Its work is taken in now.
    case 'work.handed-in':
      seen.set(key, { ...before, isAtWork: true });
      return;
    case 'step.finished':
    case 'step.skipped':
    case 'approval.answered':
    case 'approval.expired':
      seen.set(key, { ...before, until: at });
      return;
    // Nobody is at it until it is tried again.
    case 'attempt.failed':
      seen.set(key, { ...before, isAtWork: false });
      return;
    case 'group.started':
    case 'session.used':
    case 'time.up':
    case 'approval.requested':
    case 'work.requested':
      return;
  }
}

/** What a step has used up, together with the steps in it. */
export function spentOn({ state, seen }: Progress, key: StepKey): Spent {
  const since = state.steps.get(key)?.began.at;
  const until = seen.get(key)?.until;
  const costUsd = costWhere(state, (other) => other === key || isInside(other, key));
  return since === undefined || until === undefined ? { costUsd } : { costUsd, tookMs: between(since, until) };
}

export function costWhere({ steps }: RunState, counts: (key: StepKey) => boolean): number {
  let sum = 0;
  for (const record of steps.values()) if (counts(record.key)) sum += costOf(record);
  return sum;
}

/** Milliseconds between two times of a wall clock, which may have been set back. */
export function between(since: string, until: string): number {
  return Math.max(0, Date.parse(until) - Date.parse(since));
}
