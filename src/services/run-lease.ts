import type { LeaseRecord } from '../domain/lease.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Leases } from '../store/leases.ts';

/** How long a dead runner keeps a run from being resumed, in milliseconds. */
const TTL_MS = 15_000;

/** Held while one process carries a run on: nobody else does meanwhile. */
export interface RunLease {
  release(): void;
}

/** @param lost called when somebody else has taken the run, so that this process must stop */
export function holdRun(leases: Leases, run: string, session: string, lost: () => void): Result<RunLease, LeaseRecord> {
  const key = `run:${run}`;
  const taken = leases.acquire(key, { session }, TTL_MS);
  if (!taken.ok) return err(taken.error.by);
  let lease = taken.value;
  const renew = (): LeaseRecord | undefined => {
    try {
      const again = leases.acquire(key, { session }, TTL_MS);
      return again.ok ? again.value : undefined;
    } catch {
      return undefined; // What can't be renewed is lost.
    }
  };
  const timer = setInterval(() => {
    const renewed = renew();
    if (renewed) lease = renewed;
    else lost();
  }, TTL_MS / 3);
  timer.unref();
  return ok({
    release: () => {
      clearInterval(timer);
      leases.release(lease);
    },
  });
}

/** Gives back what the run's sessions still hold: they have ended, and nobody should wait for them. */
export function releaseSessions(leases: Leases, sessions: ReadonlySet<string>): void {
  for (const lease of leases.list()) {
    if (lease.state === 'held' && sessions.has(lease.holder.session)) leases.release(lease);
  }
}
