import { type Holder, isLive, type LeaseRecord } from '../../domain/lease.ts';
import { foreignGlobOver } from '../leases/glob-index.ts';
import { goneBy } from '../leases/held.ts';
import { noteInFlight } from '../leases/in-flight.ts';
import { fileKey } from '../leases/lease-key.ts';
import { forgetRequest, rememberRequest, requestBefore } from '../leases/requests.ts';
import { judge, look } from './look.ts';
import { type DecidedWrite, type GuardParts, sharedBy, type WriteOutcome, type WriteRequest } from './write.ts';

/** Whoever loses its lease to others this many times in a row does not write. */
const MOST_RACES = 20;

/** Judges a write and, where it is allowed, takes or prolongs the lease. What is asked about takes none yet. */
export async function beforeWrite(parts: GuardParts, request: WriteRequest): Promise<WriteOutcome> {
  const { leases, clock } = parts;
  const { holder } = request;
  let outcome = await look(parts, request);
  for (let race = 0; race < MOST_RACES; race += 1) {
    if (outcome.kind !== 'decided') return outcome;
    if (outcome.decision.verdict !== 'allow') return await refusedFor(parts, holder, outcome);
    const before = await leases.inspect(fileKey(outcome.path));
    const hadIt = isLive(before, clock.monotonic()) && before.holder.session === holder.session;
    const lease = await takeLease(parts, outcome.path, holder, hadIt ? before : undefined);
    if (lease) {
      await noteInFlight(sharedBy(parts), request, lease, !hadIt);
      return { ...outcome, lease };
    }
    // Somebody was faster than us between the look and the lease, or leases a pattern at this moment: judge again. Where
    // they have given it back by now, it is still to be taken: nothing is written without.
    outcome = { ...outcome, decision: await judge(parts, outcome.path, holder) };
    if (outcome.decision.strict !== 'allow') return await refusedFor(parts, holder, outcome);
  }
  return { kind: 'barred', path: request.path, reason: 'others take its lease again and again; try again' };
}

/** @param had the lease as it is held already */
async function takeLease(
  parts: GuardParts,
  path: string,
  holder: Holder,
  had: LeaseRecord | undefined,
): Promise<LeaseRecord | undefined> {
  const { leases, processes } = parts;
  const { ttlMs, priorities } = parts.policy.leases;
  const shared = sharedBy(parts);
  const key = fileKey(path);
  // It may go on writing, but does not prolong what a role of higher priority waits for.
  if (had && shared && (await requestBefore(shared, key, holder, priorities))) return had;
  const taken = await leases.acquire(key, holder, ttlMs, goneBy(processes));
  if (!taken.ok) return undefined;
  // Both publish what they take and look only then: of a file and a pattern taken at once, one is refused at least.
  if (shared && (await foreignGlobOver(shared, path, holder.session))) {
    if (!had) await leases.release(taken.value);
    return undefined;
  }
  if (shared) await forgetRequest(shared, key, holder, priorities);
  return taken.value;
}

async function refusedFor(parts: GuardParts, holder: Holder, outcome: DecidedWrite): Promise<DecidedWrite> {
  const shared = sharedBy(parts);
  const { ground } = outcome.decision;
  if (shared && ground.kind === 'leased')
    await rememberRequest(shared, ground.lease, holder, parts.policy.leases.priorities);
  return outcome;
}
