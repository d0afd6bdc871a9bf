import { setTimeout as pause } from 'node:timers/promises';
import { type Holder, isLive, type LeaseRecord } from '../../domain/lease.ts';
import type { Author } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { holderName } from '../guard/refusal.ts';
import { publishGlob, foreignGlobOver, withdrawGlob } from './glob-index.ts';
import { goneBy, type LeasePlace } from './held.ts';
import { nameOfKey } from './lease-key.ts';
import { meetingLeases } from './overlap.ts';
import { rangeWith } from './ports.ts';
import { forgetRequest, type Priorities, rememberRequest, requestBefore } from './requests.ts';
import type { Wanted } from './wanted.ts';

/** No lease is taken for longer, in milliseconds. */
export const LONGEST_MS = 24 * 3_600_000;
/** Between two attempts while somebody waits, in milliseconds. */
const LOOK_MS = 100;

export interface TakeRequest {
  wanted: readonly Wanted[];
  holder: Holder;
  by: Author;
  ttlMs: number;
  reason?: string;
  /** How long to try again where somebody else has one of them, in milliseconds. Default: not at all. */
  waitMs?: number;
  priorities: Priorities;
  /** The caller's worktree: its own ports are its own. */
  worktree: string;
}

/** Takes all of what is wanted, or nothing: in one order for everybody, so that two never wait for each other. */
export async function takeLeases(place: LeasePlace, request: TakeRequest): Promise<Result<LeaseRecord[], Refused>> {
  const { ttlMs, waitMs = 0, reason, by } = request;
  if (ttlMs > LONGEST_MS)
    return invalid('a lease lasts 24 hours at most', 'Renew it before it ends: coord lease renew');
  const end = performance.now() + waitMs;
  for (;;) {
    const taken = await takeAll(place, request);
    if (taken.ok) {
      await recordTaken(place, taken.value, by, reason);
      return taken;
    }
    if (performance.now() >= end) return taken;
    await pause(Math.min(LOOK_MS, Math.max(1, end - performance.now())));
  }
}

async function takeAll(place: LeasePlace, request: TakeRequest): Promise<Result<LeaseRecord[], Refused>> {
  const unique = new Map(request.wanted.map((wanted) => [wanted.key, wanted]));
  const taken: { lease: LeaseRecord; isNew: boolean }[] = [];
  for (const wanted of [...unique.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const had = await place.store.leases.inspect(wanted.key);
    const isNew = !(isLive(had, place.clock.monotonic()) && had.holder.session === request.holder.session);
    const one = await takeOne(place, wanted, request, isNew);
    if (!one.ok) {
      for (const { lease, isNew: isOurs } of taken) if (isOurs) await giveUp(place, lease);
      return one;
    }
    taken.push({ lease: one.value, isNew });
  }
  return ok(taken.map(({ lease }) => lease));
}

async function takeOne(
  place: LeasePlace,
  wanted: Wanted,
  { holder, ttlMs, reason, priorities, worktree }: TakeRequest,
  isNew: boolean,
): Promise<Result<LeaseRecord, Refused>> {
  const { store, processes } = place;
  const first = await requestBefore(place, wanted.key, holder, priorities);
  if (first) return refused(`${wanted.name} is kept for role ${first.role}, whose lease of it comes first`);
  const range = wanted.kind === 'resource' ? await rangeWith(place, wanted.name) : undefined;
  if (range && range.worktree !== worktree)
    return refused(`${wanted.name} belongs to the worktree ${range.worktree}, as long as that is there`);
  const asked: Holder = { ...holder, kept: true, ...(reason !== undefined && { task: reason }) };
  const taken = await store.leases.acquire(wanted.key, asked, ttlMs, goneBy(processes));
  if (!taken.ok) {
    await rememberRequest(place, taken.error.by, holder, priorities);
    return refused(heldBy(wanted.name, taken.error.by), WAIT);
  }
  const lease = taken.value;
  // Both publish what they take and look only then: of a file and a pattern taken at once, one is refused at least.
  const meeting = await meetingOf(place, wanted, lease, holder.session);
  if (meeting) {
    if (isNew) await giveUp(place, lease);
    await rememberRequest(place, meeting, holder, priorities);
    return refused(heldBy(wanted.name, meeting), WAIT);
  }
  await forgetRequest(place, wanted.key, holder, priorities);
  return taken;
}

async function meetingOf(
  place: LeasePlace,
  wanted: Wanted,
  { generation }: LeaseRecord,
  session: string,
): Promise<LeaseRecord | undefined> {
  if (wanted.kind === 'file') return foreignGlobOver(place, wanted.name, session);
  if (wanted.kind === 'resource') return undefined;
  await publishGlob(place, { pattern: wanted.name, regex: wanted.regex, generation });
  return (await meetingLeases(place, wanted, session))[0];
}

/** Gives a lease back, and takes its pattern off the list of those that every write is held against. */
export async function giveUp(place: Pick<LeasePlace, 'store'>, lease: LeaseRecord, by?: Holder): Promise<boolean> {
  const given = await place.store.leases.release(lease, by);
  if (given && lease.key.startsWith('glob:')) await withdrawGlob(place, nameOfKey(lease.key), lease.generation);
  return given;
}

const WAIT = 'Try again then, or wait for it with --wait 5m.';

export function heldBy(name: string, lease: LeaseRecord): string {
  const what = nameOfKey(lease.key) === name ? name : `${name} meets ${nameOfKey(lease.key)}, which`;
  const task = lease.holder.task === undefined ? '' : ` (${lease.holder.task})`;
  return `${what} is held by ${holderName(lease)}${task} since ${lease.since}, until ${lease.until}`;
}

async function recordTaken({ store }: LeasePlace, leases: readonly LeaseRecord[], by: Author, reason?: string) {
  for (const { key, token, since } of leases)
    await store.log('events').append({
      type: 'lease.taken',
      at: since,
      by,
      key,
      generation: token,
      ...(reason !== undefined && { reason }),
    });
}
