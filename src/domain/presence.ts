import type { Instant } from './clock.ts';
import type { ProcessState } from './process.ts';

/** idle: no sign of life for a while. lost: its process has ended without a word, or it has been silent for too long. */
export type Presence = 'active' | 'idle' | 'lost' | 'ended';

/** After as many milliseconds without a sign of life somebody counts as idle. */
export const IDLE_AFTER_MS = 15 * 60_000;

/** What is known of an instance. */
export interface Signs {
  /** Whether it ended in order. */
  hasEnded: boolean;
  /** Its client's process; undefined where that could not be made out. */
  process: ProcessState | undefined;
  /** Its last sign of life. */
  lastSign: Instant | undefined;
}

/** @param lostAfterMs milliseconds of silence after which it counts as lost, whatever its process does */
export function presenceOf({ hasEnded, process, lastSign }: Signs, now: Instant, lostAfterMs: number): Presence {
  if (hasEnded) return 'ended';
  if (process === 'ended') return 'lost';
  // Signs of life are not kept through a loss of power: a process that is seen to run is one as well.
  if (!lastSign) return process === 'running' ? 'idle' : 'lost';
  // Nobody at work lives through a reboot.
  if (lastSign.boot !== now.boot) return 'lost';
  const silentMs = now.ms - lastSign.ms;
  if (silentMs >= lostAfterMs) return 'lost';
  return silentMs >= IDLE_AFTER_MS ? 'idle' : 'active';
}
