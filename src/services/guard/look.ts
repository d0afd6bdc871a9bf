import { decide, type Decision } from '../../domain/decide.ts';
import { exceptionsOf } from '../../domain/exception.ts';
import { type Holder, isLive, runOfHolder } from '../../domain/lease.ts';
import { canonicalPath, type Place, placeOf } from '../../store/canonical-path.ts';
import { isWithin } from '../../store/repository.ts';
import { exceptionsInForce } from '../exceptions/in-force.ts';
import { foreignGlobOver } from '../leases/glob-index.ts';
import { isHeld } from '../leases/held.ts';
import { fileKey } from '../leases/lease-key.ts';
import { requestBefore } from '../leases/requests.ts';
import { pauseOf, pauseReason } from '../team/pause.ts';
import { type GuardParts, sharedBy, type WriteOutcome, type WriteRequest } from './write.ts';

/** The verdict for a write, without taking anything. */
export async function look(parts: GuardParts, { path, cwd, holder }: WriteRequest): Promise<WriteOutcome> {
  const shared = sharedBy(parts);
  const place = placeIn(parts, cwd, path);
  if (place.kind !== 'inside') return notOurs(path, place);
  const pause = shared && (await pauseOf(shared));
  if (pause) return { kind: 'barred', path: place.path, reason: pauseReason(pause) };
  return { kind: 'decided', path: place.path, decision: await judge(parts, place.path, holder) };
}

/** What the rules and the leases of others say. @param path a repository path */
export async function judge(parts: GuardParts, path: string, holder: Holder): Promise<Decision> {
  const { policy, leases, clock } = parts;
  const shared = sharedBy(parts);
  const newest = await leases.inspect(fileKey(path));
  const isOurs = newest?.holder.session === holder.session;
  const foreign = isHeld(newest, parts) && !isOurs ? newest : undefined;
  const foreignLease = foreign ?? (shared && (await foreignGlobOver(shared, path, holder.session)));
  const waits = shared && !(isOurs && isLive(newest, clock.monotonic()));
  return decide({
    path,
    role: holder.role,
    policy,
    exceptions: shared ? await exceptionsInForce(shared, policy, runOfHolder(holder)) : exceptionsOf(policy),
    now: clock.now(),
    foreignLease,
    request: waits ? await requestBefore(shared, fileKey(path), holder, policy.leases.priorities) : undefined,
  });
}

/** Where a write leads; coord's own state is a place of its own, wherever it lies. */
export function placeIn({ repository, layout }: GuardParts, cwd: string, path: string): Place | { kind: 'state' } {
  const place = placeOf(repository, cwd, path);
  if (place.kind === 'unusable' || place.kind === 'git') return place;
  const state = canonicalPath(layout.root) ?? layout.root;
  return isWithin(state, place.absolute) ? { kind: 'state' } : place;
}

function notOurs(path: string, place: Exclude<ReturnType<typeof placeIn>, { kind: 'inside' }>): WriteOutcome {
  switch (place.kind) {
    case 'outside':
      return { kind: 'outside', path: place.absolute };
    case 'git':
      return { kind: 'barred', path, reason: "it is inside git's own directory" };
    case 'state':
      return { kind: 'barred', path, reason: "it is inside coord's own state" };
    case 'unusable':
      return { kind: 'barred', path, reason: place.reason };
  }
}
