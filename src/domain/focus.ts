import type { Instant } from './clock.ts';

/** Since when somebody has worked without a break, and when this was last acted on. */
export interface Focus {
  since: Instant;
  checkpoint?: Instant;
  breakReminder?: Instant;
}

/** The config's `focus`, in milliseconds. */
export interface FocusRules {
  checkpointMs: number;
  breakMs: number;
  reminders: boolean;
}

/** A silence of as many milliseconds is a break. */
const PAUSE_MS = 10 * 60_000;

export interface FocusNow {
  focus: Focus;
  /** Whether it is time to keep where the work stands. */
  isCheckpointDue: boolean;
  /** Whether it is time to remind the person of a break; `focus` has it as done. */
  isBreakDue: boolean;
  /** Whether `focus` differs from what it was. */
  hasChanged: boolean;
}

/** What a sign of life at `now` means, when the one before it was at `lastSign`. */
export function focusAt(
  now: Instant,
  lastSign: Instant | undefined,
  focus: Focus | undefined,
  rules: FocusRules,
): FocusNow {
  const hasPaused = !focus || since(focus.since, now) === undefined || (since(lastSign, now) ?? 0) >= PAUSE_MS;
  const current: Focus = hasPaused ? { since: now } : focus;
  const { breakMs, checkpointMs, reminders } = rules;
  const isOver = (start: Instant | undefined, ms: number) => (since(start ?? current.since, now) ?? ms) >= ms;
  const isBreakDue =
    reminders && isOver(current.since, breakMs) && (!current.breakReminder || isOver(current.breakReminder, breakMs));
  const isCheckpointDue = isOver(current.checkpoint, checkpointMs);
  return {
    focus: {
      ...current,
      ...(isBreakDue && { breakReminder: now }),
      ...(isCheckpointDue && { checkpoint: now }),
    },
    isCheckpointDue,
    isBreakDue,
    hasChanged: hasPaused || isBreakDue || isCheckpointDue,
  };
}

/** Milliseconds from one point to a later one of the same boot. */
function since(start: Instant | undefined, now: Instant): number | undefined {
  return start && start.boot === now.boot ? now.ms - start.ms : undefined;
}
