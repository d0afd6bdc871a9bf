import type { StepLimits } from '../domain/playbook.ts';

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
  const end = (limit: string) => () => {
    reached ??= limit;
    controller.abort();
  };
  const total = timeoutMs === undefined ? undefined : setTimeout(end(`no end after ${seconds(timeoutMs)}`), timeoutMs);
  const idle = idleMs === undefined ? undefined : setTimeout(end(`nothing heard for ${seconds(idleMs)}`), idleMs);
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

/** `90000` is `90 s`. */
export function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
