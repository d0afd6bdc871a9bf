import { type LeaseRecord, runHolders } from '../domain/lease.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Leases } from '../store/leases.ts';

/** How long a dead runner keeps a run from being resumed, in milliseconds. */
const TTL_MS = 15_000;

/** Held while one process carries a run on: nobody else does meanwhile. */
export interface RunLease {
  /** False as soon as somebody else has taken the run, which can happen to a process that was stopped for a while. */
  isOurs(): boolean;
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
    isOurs: () => leases.inspect(key)?.holder.session === session,
    release: () => {
      clearInterval(timer);
      leases.release(lease);
    },
  });
}

/** Gives back what the roles of a run still hold: their step is over, and nobody should wait for them. */
export function releaseRunLeases(leases: Leases, run: string): void {
  for (const lease of leases.list()) {
    if (lease.state === 'held' && lease.holder.session.startsWith(runHolders(run))) leases.release(lease);
  }
}
