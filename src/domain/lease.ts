import type { Clock, Instant } from './clock.ts';
import type { ProcessIdentity } from './process.ts';

/** Who holds a lease: a session of an agent, and the role it plays, if any. */
export interface Holder {
  session: string;
  role?: string;
  /** The one process that holds it, where it ends with that process. */
  process?: ProcessIdentity;
  /** What it is held for, as whoever meets it is told: a task's id, or a reason. */
  task?: string;
  /** Asked for by a command: no tool's end gives it back. */
  kept?: true;
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
  /** The generation with which the holder began to hold it without a break: what it shows as its token. */
  token: number;
  /** The newest generation before that was somebody else's; 0 where none was. */
  foreign: number;
  /** Wall clock, ISO 8601, for people only; expiry never depends on it. */
  since: string;
  until: string;
  expires: Instant;
}

/** A lease never ends early; a reboot ends it, because no holder lives through one. */
export function isLive(lease: LeaseRecord | undefined, now: Instant): lease is LeaseRecord {
  return lease?.state === 'held' && lease.expires.boot === now.boot && now.ms < lease.expires.ms;
}

/** Whether a lease that its holder has now is worth no less than what it asks for, so that no new generation is needed. */
export function suffices(lease: LeaseRecord, holder: Holder, ttlMs: number, now: Instant): boolean {
  const had = lease.holder;
  const isSame =
    had.role === holder.role &&
    (holder.task === undefined || had.task === holder.task) &&
    (holder.process === undefined || isSameProcess(had.process, holder.process));
  return isSame && !holder.kept && lease.expires.ms - now.ms > ttlMs / 2;
}

function isSameProcess(a: ProcessIdentity | undefined, b: ProcessIdentity): boolean {
  return a?.pid === b.pid && a.start === b.start && a.boot === b.boot && a.space === b.space;
}

/** The record to write when `holder` takes the lease after `previous`, or prolongs it: what was promised is never shortened. */
export function nextHeld(
  key: string,
  previous: LeaseRecord | undefined,
  holder: Holder,
  ttlMs: number,
  clock: Clock,
): LeaseRecord {
  const now = clock.monotonic();
  const isSame = previous?.holder.session === holder.session;
  const goesOn = isSame && isLive(previous, now) ? previous : undefined;
  const generation = (previous?.generation ?? 0) + 1;
  const leftMs = Math.max(ttlMs, goesOn ? goesOn.expires.ms - now.ms : 0);
  return {
    key,
    generation,
    state: 'held',
    holder: goesOn?.holder.kept ? { ...goesOn.holder, ...holder } : holder,
    token: goesOn?.token ?? generation,
    foreign: previous === undefined ? 0 : isSame ? previous.foreign : previous.generation,
    since: goesOn?.since ?? clock.now().toISOString(),
    until: new Date(clock.now().getTime() + leftMs).toISOString(),
    expires: { boot: now.boot, ms: now.ms + leftMs },
  };
}

/** The record that ends a lease. @param by who ends it: its holder, or whoever takes it away from it */
export function nextReleased(lease: LeaseRecord, by: Holder): LeaseRecord {
  const generation = lease.generation + 1;
  const released: LeaseRecord = { ...lease, generation, state: 'released' };
  return by.session === lease.holder.session
    ? released
    : { ...released, holder: by, token: generation, foreign: lease.generation };
}

/**
 * Whether somebody else has had the lease since a write was let through, also where it is free again by now.
 * @param token that the write was let through with
 */
export function wasLost(newest: LeaseRecord, session: string, token: number): boolean {
  return newest.holder.session !== session || newest.foreign > token;
}
