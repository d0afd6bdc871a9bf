import { type Holder, type LeaseRecord, runHolder, runHolders } from '../../domain/lease.ts';
import type { Processes, ProcessIdentity } from '../../domain/process.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Leases, LocalLeases } from '../../store/leases.ts';

/** How long a runner that can't be seen to have ended keeps a run from being resumed, in milliseconds. */
const TTL_MS = 15_000;

/** Held while one process carries a run on: nobody else does meanwhile. */
export interface RunLease {
  /** False as soon as somebody else has taken the run, which can happen to a process that was stopped for a while. */
  isOurs(): boolean;
  release(): void;
}

/**
 * @param holder one session of one process: where another's process has ended, its lease need not run out
 * @param lost called when somebody else has taken the run, so that this process must stop
 */
export function holdRun(
  leases: LocalLeases,
  run: string,
  holder: Holder,
  processes: Processes,
  lost: () => void,
): Result<RunLease, LeaseRecord> {
  const key = runKey(run);
  const isGone = (other: Holder) => other.process !== undefined && processes.stateOf(other.process) === 'ended';
  const taken = leases.acquire(key, holder, TTL_MS, isGone);
  if (!taken.ok) return err(taken.error.by);
  let lease = taken.value;
  const isOurs = () => leases.inspect(key)?.holder.session === holder.session;
  const renew = (): LeaseRecord | undefined => {
    try {
      // While this process was stopped, somebody may have carried the run on, and let go of it again.
      const again = isOurs() ? leases.acquire(key, holder, TTL_MS) : undefined;
      return again?.ok ? again.value : undefined;
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
    isOurs,
    release: () => {
      clearInterval(timer);
      leases.release(lease);
    },
  });
}

/** The process that carries a run on now, as far as can be known. */
export function runnerOf(leases: LocalLeases, run: string, processes: Processes): ProcessIdentity | undefined {
  const lease = leases.inspect(runKey(run));
  const runner = lease?.state === 'held' ? lease.holder.process : undefined;
  return runner && processes.stateOf(runner) === 'running' ? runner : undefined;
}

/** Whether the process that carried a run on last has ended without letting go of it. */
export function wasRunnerKilled(leases: LocalLeases, run: string, processes: Processes): boolean {
  const lease = leases.inspect(runKey(run));
  const runner = lease?.state === 'held' ? lease.holder.process : undefined;
  return runner !== undefined && processes.stateOf(runner) === 'ended';
}

const runKey = (run: string) => `run:${run}`;

/** Gives back what a run still holds, or one workspace of it: the step is over, and nobody should wait for it. */
export async function releaseRunLeases(leases: Leases, run: string, workspace?: string): Promise<void> {
  const isOurs = (session: string) =>
    workspace === undefined ? session.startsWith(runHolders(run)) : session === runHolder(run, workspace);
  for (const lease of await leases.list()) {
    if (lease.state === 'held' && isOurs(lease.holder.session)) await leases.release(lease);
  }
}
