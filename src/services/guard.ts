import type { Clock } from '../domain/clock.ts';
import { decide, type Decision } from '../domain/decide.ts';
import { type Holder, isLive, type LeaseRecord } from '../domain/lease.ts';
import { ownershipOf } from '../domain/ownership.ts';
import type { Policy } from '../domain/policy.ts';
import { canonicalPath, type Place, placeOf } from '../store/canonical-path.ts';
import type { StateLayout } from '../store/files/state-layout.ts';
import type { Leases } from '../store/leases.ts';
import { isWithin, type Repository } from '../store/repository.ts';

/** A write that somebody is about to make. */
export interface WriteRequest {
  /** As given to the tool: absolute, or relative to `cwd`. */
  path: string;
  cwd: string;
  holder: Holder;
}

export type WriteOutcome =
  /** Inside the repository: the rules have decided; where they allow it, the lease is taken. */
  | { kind: 'decided'; path: string; decision: Decision; lease?: LeaseRecord }
  /** Inside git's directory or coord's state, or no path at all: never written by an agent. */
  | { kind: 'barred'; path: string; reason: string }
  /** Outside the repository: not coord's to decide. */
  | { kind: 'outside'; path: string };

/** What a finished write meets when another session took the lease meanwhile. */
export interface LateWrite {
  path: string;
  lease: LeaseRecord;
}

/** The one door through which every write goes, whichever hook, agent or command it comes from. */
export interface Guard {
  /** Judges a write and, where it is allowed, takes or prolongs the lease. What is asked about takes none yet. */
  beforeWrite(request: WriteRequest): Promise<WriteOutcome>;
  /**
   * After the tool: gives the lease back where the policy holds it for the tool only, takes it for a write that a person
   * has agreed to, and notices a lost one.
   */
  afterWrite(request: WriteRequest): Promise<LateWrite | undefined>;
  /** The verdict for a path, without taking anything. */
  look(request: WriteRequest): Promise<WriteOutcome>;
}

export interface GuardParts {
  repository: Repository;
  policy: Policy;
  leases: Leases;
  clock: Clock;
  layout: Pick<StateLayout, 'root'>;
}

export function createGuard(parts: GuardParts): Guard {
  const { repository, policy, leases, clock, layout } = parts;
  const state = canonicalPath(layout.root) ?? layout.root;

  async function judge(path: string, holder: Holder): Promise<Decision> {
    const newest = await leases.inspect(leaseKey(path));
    const foreign = isLive(newest, clock.monotonic()) && newest.holder.session !== holder.session ? newest : undefined;
    return decide({ ownership: ownershipOf(policy, path), role: holder.role, policy, foreignLease: foreign });
  }

  function isState(place: Place): boolean {
    return place.kind !== 'unusable' && place.kind !== 'git' && isWithin(state, place.absolute);
  }

  async function look({ path, cwd, holder }: WriteRequest): Promise<WriteOutcome> {
    const place = placeOf(repository, cwd, path);
    if (isState(place)) return { kind: 'barred', path, reason: "it is inside coord's own state" };
    if (place.kind !== 'inside') return notOurs(path, place);
    return { kind: 'decided', path: place.path, decision: await judge(place.path, holder) };
  }

  async function beforeWrite(request: WriteRequest): Promise<WriteOutcome> {
    const outcome = await look(request);
    if (outcome.kind !== 'decided' || outcome.decision.verdict !== 'allow') return outcome;
    const taken = await leases.acquire(leaseKey(outcome.path), request.holder, policy.leases.ttlMs);
    if (taken.ok) return { ...outcome, lease: taken.value };
    // Somebody was faster than us between the look and the lease: judge again, with that lease in sight.
    return { ...outcome, decision: await judge(outcome.path, request.holder) };
  }

  async function afterWrite({ path, cwd, holder }: WriteRequest): Promise<LateWrite | undefined> {
    const place = placeOf(repository, cwd, path);
    if (place.kind !== 'inside' || isState(place)) return undefined;
    const newest = await leases.inspect(leaseKey(place.path));
    if (!isLive(newest, clock.monotonic())) {
      const keeps = policy.leases.hold === 'session' && (await judge(place.path, holder)).verdict !== 'deny';
      if (keeps) await leases.acquire(leaseKey(place.path), holder, policy.leases.ttlMs);
      return undefined;
    }
    if (newest.holder.session !== holder.session) return { path: place.path, lease: newest };
    if (policy.leases.hold === 'tool') await leases.release(newest);
    return undefined;
  }

  return { beforeWrite, afterWrite, look };
}

/** A file's lease is named by its repository path, so that every worktree and every alias meets in one. */
function leaseKey(path: string): string {
  return `file:${path}`;
}

function notOurs(path: string, place: Exclude<Place, { kind: 'inside' }>): WriteOutcome {
  switch (place.kind) {
    case 'outside':
      return { kind: 'outside', path: place.absolute };
    case 'git':
      return { kind: 'barred', path, reason: "it is inside git's own directory" };
    case 'unusable':
      return { kind: 'barred', path, reason: place.reason };
  }
}
