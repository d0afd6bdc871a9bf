import type { StepLimits } from '../../domain/playbook.ts';

/** A watch over something that may not end by itself. */
export interface Watch {
  /** Aborted when a limit is reached, or with the signal that was given. */
  signal: AbortSignal;
  /** A sign of life: the idle time begins anew. */
  heard(): void;
  /** The limit that was reached, as `no end after 30 s`; undefined where none was. */
  reached(): string | undefined;
  /** To be called when it has ended. */
  dispose(): void;
}

export function watchLimits({ timeoutMs, idleMs }: StepLimits, outer: AbortSignal): Watch {
  const controller = new AbortController();
  let reached: string | undefined;
  const end = (limit: string) => {
    reached ??= limit;
    controller.abort();
  };
  const total = after(timeoutMs, (ms) => end(`no end after ${spellDuration(ms)}`));
  const idle = after(idleMs, (ms) => end(`nothing heard for ${spellDuration(ms)}`));
  return {
    signal: AbortSignal.any([outer, controller.signal]),
    heard: () => void idle?.refresh(),
    reached: () => reached,
    dispose: () => {
      clearTimeout(total);
      clearTimeout(idle);
    },
  };
}

/** Node's timers hold no more milliseconds, which are 24 days; one that is set for longer fires at once. */
export const LONGEST_MS = 2 ** 31 - 1;

/** Calls after so many milliseconds; never where there are none, or more than a timer can hold. */
export function after(ms: number | undefined, call: (ms: number) => void): NodeJS.Timeout | undefined {
  return ms === undefined || ms > LONGEST_MS ? undefined : setTimeout(call, ms, ms);
}

/** `90000` is `90 s`, `1200000` is `20 min`: the largest unit that says it whole. */
export function spellDuration(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
}
