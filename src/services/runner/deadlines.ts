import type { Event } from '../../domain/event.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { RunState, StepRecord } from '../../domain/run.ts';
import { stepAt } from '../../domain/step-at.ts';
import { branchPrefix } from '../../domain/step-key.ts';
import { spellDuration } from '../runs/limits.ts';
import type { Unstamped } from './parts.ts';

/** Something that happens by the clock alone. */
export interface Deadline {
  /** Milliseconds of the wall clock. */
  at: number;
  /** What it comes to; nothing for a step that is tried again, which begins by itself. */
  event?: Unstamped<Extract<Event, { type: 'time.up' | 'run.time-up' | 'approval.expired' }>>;
  /** What the keys of the steps begin with that end with it. */
  ends?: string;
}

/**
 * What is to come by the clock. Time within limits is counted as it was worked: after a resume it goes on where it was,
 * and while a run waits for people alone nobody carries it on.
 * @param now milliseconds of the wall clock
 */
export function deadlinesOf(playbook: Playbook, state: RunState, now: number): Deadline[] {
  const worked = state.workedMs + Math.max(0, now - Date.parse(state.newest));
  const steps = [...state.steps.values()].flatMap((record) => deadlineOf(record, playbook, worked, now) ?? []);
  const { timeMs } = playbook.limits;
  if (timeMs === undefined || state.timeUp !== undefined || state.closing) return steps;
  const reason = `not done within the ${spellDuration(timeMs)} that the run has`;
  return [...steps, { at: now + timeMs - worked, event: { type: 'run.time-up', reason }, ends: '' }];
}

function deadlineOf(record: StepRecord, playbook: Playbook, worked: number, now: number): Deadline | undefined {
  const { key, status, began, isTimeUp } = record;
  if (status.kind === 'held') return { at: Date.parse(status.until) };
  if (status.kind === 'waiting' && status.expires !== undefined) {
    const step = stepAt(playbook, key);
    const time = step?.verb === 'approve' && step.expiresMs !== undefined ? spellDuration(step.expiresMs) : 'its time';
    const reason = `nobody answered within ${time}`;
    return { at: Date.parse(status.expires), event: { type: 'approval.expired', key, reason } };
  }
  // Only a block has no attempt at work of its own; its place is nobody's.
  if (status.kind !== 'open' || isTimeUp || record.role !== undefined) return undefined;
  const step = stepAt(playbook, key);
  if (step?.verb !== 'each' || step.withinMs === undefined) return undefined;
  const at = now + step.withinMs - (worked - began.workedMs);
  return { at, event: { type: 'time.up', key }, ends: branchPrefix(key, '').slice(0, -1) };
}
