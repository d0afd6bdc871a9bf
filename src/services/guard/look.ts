import { decide, type Decision } from '../../domain/decide.ts';
import { type Exception, exceptionsOf } from '../../domain/exception.ts';
import { type Holder, isLive, runOfHolder } from '../../domain/lease.ts';
import type { LeasedGlob, Pause } from '../../domain/records.ts';
import { canonicalPath, type Place, placeFinder } from '../../store/canonical-path.ts';
import { isWithin } from '../../store/repository.ts';
import { exceptionsInForce } from '../exceptions/in-force.ts';
import { foreignAmong, leasedGlobs } from '../leases/glob-index.ts';
import { isHeld } from '../leases/held.ts';
import { fileKey } from '../leases/lease-key.ts';
import { requestBefore } from '../leases/requests.ts';
import { pauseOf, pauseReason } from '../team/pause.ts';
import { type GuardParts, sharedBy, type WriteOutcome, type WriteRequest } from './write.ts';

/** The verdict for a write, without taking anything. */
export async function look(parts: GuardParts, request: WriteRequest): Promise<WriteOutcome> {
  return lookFrom(parts, request, placesOf(parts), await rulesNow(parts, request.holder));
}

/** The verdicts for many writes of one holder: what is the same for all is read once. @returns in their order */
export async function lookAll(parts: GuardParts, requests: readonly WriteRequest[]): Promise<WriteOutcome[]> {
  const [first] = requests;
  if (!first) return [];
  const [places, rules] = [placesOf(parts), await rulesNow(parts, first.holder)];
  return Promise.all(requests.map((request) => lookFrom(parts, request, places, rules)));
}

async function lookFrom(
  parts: GuardParts,
  { path, cwd, holder }: WriteRequest,
  places: ReturnType<typeof placesOf>,
  rules: RulesNow,
): Promise<WriteOutcome> {
  const place = places(cwd, path);
  if (place.kind !== 'inside') return notOurs(path, place);
  if (rules.pause) return { kind: 'barred', path: place.path, reason: pauseReason(rules.pause) };
  return { kind: 'decided', path: place.path, decision: await judgeBy(parts, place.path, holder, rules) };
}

/** What holds for every path at this moment. */
interface RulesNow {
  pause: Pause | undefined;
  exceptions: Exception[];
  globs: LeasedGlob[];
}

async function rulesNow(parts: GuardParts, holder: Holder): Promise<RulesNow> {
  const shared = sharedBy(parts);
  if (!shared) return { pause: undefined, exceptions: exceptionsOf(parts.policy), globs: [] };
  const exceptions = await exceptionsInForce(shared, parts.policy, runOfHolder(holder));
  return { pause: await pauseOf(shared), exceptions, globs: await leasedGlobs(shared) };
}

/** What the rules and the leases of others say. @param path a repository path */
export async function judge(parts: GuardParts, path: string, holder: Holder): Promise<Decision> {
  return judgeBy(parts, path, holder, await rulesNow(parts, holder));
}

async function judgeBy(
  parts: GuardParts,
  path: string,
  holder: Holder,
  { exceptions, globs }: RulesNow,
): Promise<Decision> {
  const { policy, leases, clock } = parts;
  const shared = sharedBy(parts);
  const newest = await leases.inspect(fileKey(path));
  const isOurs = newest?.holder.session === holder.session;
  const foreign = isHeld(newest, parts) && !isOurs ? newest : undefined;
  const foreignLease = foreign ?? (shared && (await foreignAmong(globs, shared, path, holder.session)));
  const waits = shared && !(isOurs && isLive(newest, clock.monotonic()));
  return decide({
    path,
    role: holder.role,
    policy,
    exceptions,
    now: clock.now(),
    foreignLease,
    request: waits ? await requestBefore(shared, fileKey(path), holder, policy.leases.priorities) : undefined,
  });
}

/** Where a write leads; coord's own state is a place of its own, wherever it lies. */
export function placeIn(parts: GuardParts, cwd: string, path: string): WritePlace {
  return placesOf(parts)(cwd, path);
}

type WritePlace = Place | { kind: 'state' };

function placesOf({ repository, layout }: GuardParts): (cwd: string, path: string) => WritePlace {
  const find = placeFinder(repository);
  const state = canonicalPath(layout.root) ?? layout.root;
  return (cwd, path) => {
    const place = find(cwd, path);
    if (place.kind === 'unusable' || place.kind === 'git') return place;
    return isWithin(state, place.absolute) ? { kind: 'state' } : place;
  };
}

function notOurs(path: string, place: Exclude<WritePlace, { kind: 'inside' }>): WriteOutcome {
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
