import { isLive, type LeaseRecord, wasLost } from '../../domain/lease.ts';
import type { InFlight } from '../../domain/records.ts';
import { landed } from '../leases/in-flight.ts';
import { type LateWrite, recordLateWrite } from '../leases/late-writes.ts';
import { fileKey } from '../leases/lease-key.ts';
import { judge, placeIn } from './look.ts';
import { type GuardParts, sharedBy, type ToolEnd, type WriteRequest } from './write.ts';

/**
 * After the tool: gives the lease back where the policy holds it for the tool only, or the tool has failed; takes it for
 * a write that a person has agreed to, and notices a lost one.
 */
export async function afterWrite(
  parts: GuardParts,
  request: WriteRequest,
  end: ToolEnd,
): Promise<LateWrite | undefined> {
  const { holder } = request;
  const place = placeIn(parts, request.cwd, request.path);
  if (place.kind !== 'inside') return undefined;
  const shared = sharedBy(parts);
  const key = fileKey(place.path);
  const flight = await landed(shared, request.call, key);
  const newest = await parts.leases.inspect(key);
  const live = isLive(newest, parts.clock.monotonic()) ? newest : undefined;
  const isOurs = live?.holder.session === holder.session;
  if (end === 'failed') {
    if (live && isOurs) await afterFailure(parts, live, flight);
    return undefined;
  }
  const lost = flight ? newest && wasLost(newest, holder.session, flight.generation) : live && !isOurs;
  if (newest && lost) {
    const late = { path: place.path, lease: newest };
    if (shared) await recordLateWrite(shared, late, holder, flight?.generation);
    return late;
  }
  await afterSuccess(parts, place.path, request, live);
  return undefined;
}

/** What a failed tool took for itself is free again at once. */
async function afterFailure({ leases, policy }: GuardParts, live: LeaseRecord, flight: InFlight | undefined) {
  if (live.holder.kept || (policy.leases.hold !== 'tool' && !flight?.taken)) return;
  await leases.release(live);
}

async function afterSuccess(
  parts: GuardParts,
  path: string,
  { holder }: WriteRequest,
  live: LeaseRecord | undefined,
): Promise<void> {
  const { leases, policy } = parts;
  const { hold, ttlMs } = policy.leases;
  if (live) {
    if (hold === 'tool' && !live.holder.kept) await leases.release(live);
  } else if (hold === 'session' && (await judge(parts, path, holder)).verdict !== 'deny') {
    await leases.acquire(fileKey(path), holder, ttlMs);
  }
}
