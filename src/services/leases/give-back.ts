import { type Holder, isLive, type LeaseRecord } from '../../domain/lease.ts';
import type { Author } from '../../domain/records.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { goneBy, isHeld, type LeasePlace } from './held.ts';
import { noteLost } from './lost.ts';
import { type Priorities, requestBefore } from './requests.ts';
import { giveUp, heldBy } from './take.ts';
import type { Wanted } from './wanted.ts';

/** Something that its caller says it holds. */
export interface Claim {
  wanted: Wanted;
  holder: Holder;
  /** The fencing token that it was given; without one, whatever it holds now. */
  token?: number;
}

/** The lease that a claim is about, where it is still the caller's: a token that somebody came after is refused. */
async function claimed(place: LeasePlace, { wanted, holder, token }: Claim): Promise<Result<LeaseRecord, Refused>> {
  const { name, key } = wanted;
  const newest = await place.store.leases.inspect(key);
  const again = `Take it anew with: coord lease acquire ${name}`;
  const live = isLive(newest, place.clock.monotonic()) ? newest : undefined;
  if (live) {
    if (live.holder.session !== holder.session) return refused(staleOr(heldBy(name, live), token));
    if (token === undefined || (token >= live.token && token <= live.generation)) return ok(live);
    return refused(`token ${token} of ${name} is not the one you hold now, which is ${live.token}`);
  }
  if (newest && newest.holder.session !== holder.session)
    return refused(staleOr(`${name} has been somebody else's since, and nobody holds it now`, token), again);
  return refused(staleOr(newest ? `your lease of ${name} ${endOf(newest)}` : `nobody holds ${name}`, token), again);
}

const endOf = ({ state, until }: LeaseRecord): string => (state === 'held' ? `ran out at ${until}` : 'was given back');
const staleOr = (reason: string, token: number | undefined): string =>
  token === undefined ? reason : `token ${token} is stale: ${reason}`;

export async function renewLease(
  place: LeasePlace,
  claim: Claim,
  ttlMs: number,
  priorities: Priorities,
): Promise<Result<LeaseRecord, Refused>> {
  const found = await claimed(place, claim);
  if (!found.ok) return found;
  const { wanted, holder } = claim;
  const first = await requestBefore(place, wanted.key, holder, priorities);
  if (first)
    return refused(
      `role ${first.role} waits for ${wanted.name}, and comes before you: it is yours until ${found.value.until} and no longer`,
    );
  const renewed = await place.store.leases.acquire(
    wanted.key,
    { ...holder, kept: true },
    ttlMs,
    goneBy(place.processes),
  );
  return renewed.ok ? renewed : refused(heldBy(wanted.name, renewed.error.by));
}

export async function releaseLease(place: LeasePlace, claim: Claim, by: Author): Promise<Result<LeaseRecord, Refused>> {
  const found = await claimed(place, claim);
  if (!found.ok) return found;
  if (!(await giveUp(place, found.value))) return releaseLease(place, claim, by);
  const { key, token } = found.value;
  await place.store
    .log('events')
    .append({ type: 'lease.released', at: place.clock.now().toISOString(), by, key, generation: token });
  return found;
}

/** A person takes a lease from its holder, who learns of it at its next hook; what it was writing counts as late. */
export async function forceLease(
  place: LeasePlace,
  { key, name }: Pick<Wanted, 'key' | 'name'>,
  by: Author,
  reason: string,
): Promise<Result<LeaseRecord, Refused>> {
  const newest = await place.store.leases.inspect(key);
  if (!isLive(newest, place.clock.monotonic())) return refused(`nobody holds ${name}`);
  if (!(await giveUp(place, newest, { session: 'person:force' }))) return forceLease(place, { key, name }, by, reason);
  const { session } = newest.holder;
  await noteLost(place, session, key, reason);
  const at = place.clock.now().toISOString();
  const generation = newest.generation + 1;
  await place.store.log('events').append({ type: 'lease.forced', at, by, key, generation, holder: session, reason });
  return ok(newest);
}

/** Why a lease is worth nothing any more. */
export type Ending = 'ran out' | 'its process has ended';

/** Gives back what has run out, or whose holder has ended. A run's own lease is left to whoever carries the run on. */
export async function cleanUpLeases(place: LeasePlace): Promise<{ lease: LeaseRecord; why: Ending }[]> {
  const done: { lease: LeaseRecord; why: Ending }[] = [];
  for (const lease of await place.store.leases.list()) {
    if (lease.state !== 'held' || lease.key.startsWith('run:') || isHeld(lease, place)) continue;
    const why = isLive(lease, place.clock.monotonic()) ? 'its process has ended' : 'ran out';
    if (await giveUp(place, lease)) done.push({ lease, why });
  }
  return done;
}
