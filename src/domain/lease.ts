import type { Clock, Instant } from './clock.ts';
import type { ProcessIdentity } from './process.ts';

/** Who holds a lease: a session of an agent, and the role it plays, if any. */
export interface Holder {
  session: string;
  role?: string;
  /** The one process that holds it, where it ends with that process. */
  process?: ProcessIdentity;
}

/** The holder that a workspace of a run is, whichever of its sessions is at work. @param workspace its name */
export function runHolder(run: string, workspace: string): string {
  return `${runHolders(run)}${workspace}`;
}

/** The run whose workspace holds a lease, if it is one's. */
export function runOfHolder({ session }: Holder): string | undefined {
  return /^run:([^:]+):/.exec(session)?.[1];
}

/** What the holders of all workspaces of a run begin with. */
export function runHolders(run: string): string {
  return `run:${run}:`;
}

/**
 * One generation of a lease. The generation is the fencing token: whoever holds a lower one has lost.
 */
export interface LeaseRecord {
  key: string;
  generation: number;
  state: 'held' | 'released';
  holder: Holder;
  /** Wall clock, ISO 8601, for people only; expiry never depends on it. */
  since: string;
  until: string;
  expires: Instant;
}

/** A lease never ends early; a reboot ends it, because no holder lives through one. */
export function isLive(lease: LeaseRecord | undefined, now: Instant): lease is LeaseRecord {
  return lease?.state === 'held' && lease.expires.boot === now.boot && now.ms < lease.expires.ms;
}

/** The record to write when `holder` takes the lease after `previous`. */
export function nextHeld(
  key: string,
  previous: LeaseRecord | undefined,
  holder: Holder,
  ttlMs: number,
  clock: Clock,
): LeaseRecord {
  const wall = clock.now();
  const instant = clock.monotonic();
  return {
    key,
    generation: (previous?.generation ?? 0) + 1,
    state: 'held',
    holder,
    since:
      isLive(previous, instant) && previous.holder.session === holder.session ? previous.since : wall.toISOString(),
    until: new Date(wall.getTime() + ttlMs).toISOString(),
    expires: { boot: instant.boot, ms: instant.ms + ttlMs },
  };
}
