import type { Clock } from '../../domain/clock.ts';
import { decide, type Decision } from '../../domain/decide.ts';
import { type Holder, isLive, type LeaseRecord, wasLost } from '../../domain/lease.ts';
import { ownershipOf } from '../../domain/ownership.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Processes } from '../../domain/process.ts';
import { canonicalPath, type Place, placeOf } from '../../store/canonical-path.ts';
import type { StateLayout } from '../../store/files/state-layout.ts';
import type { Leases } from '../../store/leases.ts';
import { isWithin, type Repository } from '../../store/repository.ts';
import { foreignGlobOver } from '../leases/glob-index.ts';
import { goneBy, isHeld, type LeasePlace } from '../leases/held.ts';
import { landed, noteInFlight } from '../leases/in-flight.ts';
import { type LateWrite, recordLateWrite } from '../leases/late-writes.ts';
import { fileKey } from '../leases/lease-key.ts';
import { forgetRequest, rememberRequest, requestBefore } from '../leases/requests.ts';
import { pauseOf, pauseReason } from '../team/pause.ts';
import type { Workplace } from '../workplace.ts';

export type { LateWrite } from '../leases/late-writes.ts';

/** A write that somebody is about to make. */
export interface WriteRequest {
  /** As given to the tool: absolute, or relative to `cwd`. */
  path: string;
  cwd: string;
  holder: Holder;
  /** The tool call's id: with it, a write that lost its lease on the way is known when it ends. */
  call?: string;
}

export type WriteOutcome =
  /** Inside the repository: the rules have decided; where they allow it, the lease is taken. */
  | { kind: 'decided'; path: string; decision: Decision; lease?: LeaseRecord }
  /** Inside git's directory or coord's state, no path at all, or the team is paused: not written by an agent. */
  | { kind: 'barred'; path: string; reason: string }
  /** Outside the repository: not coord's to decide. */
  | { kind: 'outside'; path: string };

/** How a tool ended: one that failed has written nothing. */
export type ToolEnd = 'done' | 'failed';

/** The one door through which every write goes, whichever hook, agent or command it comes from. */
export interface Guard {
  /** Judges a write and, where it is allowed, takes or prolongs the lease. What is asked about takes none yet. */
  beforeWrite(request: WriteRequest): Promise<WriteOutcome>;
  /**
   * After the tool: gives the lease back where the policy holds it for the tool only, or the tool has failed; takes it for
   * a write that a person has agreed to, and notices a lost one.
   */
  afterWrite(request: WriteRequest, end?: ToolEnd): Promise<LateWrite | undefined>;
  /** The verdict for a path, without taking anything. */
  look(request: WriteRequest): Promise<WriteOutcome>;
}

export interface GuardParts {
  repository: Repository;
  policy: Policy;
  leases: Leases;
  clock: Clock;
  processes: Processes;
  layout: Pick<StateLayout, 'root'>;
  /** What everybody shares; without it, as in a rehearsal, only files are leased, and nobody is paused. */
  store?: LeasePlace['store'];
}

/** Whoever loses its lease to others this many times in a row does not write. */
const MOST_RACES = 20;

/** The guard of everybody who shares the workplace's state. */
export function guardOf(workplace: Workplace, policy: Policy): Guard {
  return createGuard({ ...workplace, policy, leases: workplace.store.leases });
}

export function createGuard(parts: GuardParts): Guard {
  const { repository, policy, leases, clock, processes, layout, store } = parts;
  const { ttlMs, hold, priorities } = policy.leases;
  const state = canonicalPath(layout.root) ?? layout.root;
  const shared = store && { store, clock, processes };

  async function judge(path: string, holder: Holder): Promise<Decision> {
    const newest = await leases.inspect(fileKey(path));
    const isOurs = newest?.holder.session === holder.session;
    const foreign = isHeld(newest, { clock, processes }) && !isOurs ? newest : undefined;
    const foreignLease = foreign ?? (shared && (await foreignGlobOver(shared, path, holder.session)));
    const waits = shared && !(isOurs && isLive(newest, clock.monotonic()));
    const request = waits ? await requestBefore(shared, fileKey(path), holder, priorities) : undefined;
    return decide({ ownership: ownershipOf(policy, path), role: holder.role, policy, foreignLease, request });
  }

  function isState(place: Place): boolean {
    return place.kind !== 'unusable' && place.kind !== 'git' && isWithin(state, place.absolute);
  }

  async function look({ path, cwd, holder }: WriteRequest): Promise<WriteOutcome> {
    const place = placeOf(repository, cwd, path);
    if (isState(place)) return { kind: 'barred', path, reason: "it is inside coord's own state" };
    if (place.kind !== 'inside') return notOurs(path, place);
    const pause = shared && (await pauseOf(shared));
    if (pause) return { kind: 'barred', path: place.path, reason: pauseReason(pause) };
    return { kind: 'decided', path: place.path, decision: await judge(place.path, holder) };
  }

  async function beforeWrite(request: WriteRequest): Promise<WriteOutcome> {
    const { holder } = request;
    let outcome = await look(request);
    for (let race = 0; race < MOST_RACES; race += 1) {
      if (outcome.kind !== 'decided') return outcome;
      if (outcome.decision.verdict !== 'allow') return await refusedFor(holder, outcome);
      const before = await leases.inspect(fileKey(outcome.path));
      const hadIt = isLive(before, clock.monotonic()) && before.holder.session === holder.session;
      const lease = await takeLease(outcome.path, holder, hadIt ? before : undefined);
      if (lease) {
        await noteInFlight(shared, request, lease, !hadIt);
        return { ...outcome, lease };
      }
      // Somebody was faster than us between the look and the lease, or leases a pattern at this moment: judge again. Where
      // they have given it back by now, it is still to be taken: nothing is written without.
      outcome = { ...outcome, decision: await judge(outcome.path, holder) };
      if (outcome.decision.strict !== 'allow') return await refusedFor(holder, outcome);
    }
    return { kind: 'barred', path: request.path, reason: 'others take its lease again and again; try again' };
  }

  /** @param had the lease as it is held already */
  async function takeLease(
    path: string,
    holder: Holder,
    had: LeaseRecord | undefined,
  ): Promise<LeaseRecord | undefined> {
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

  async function refusedFor<Outcome extends { decision: Decision }>(
    holder: Holder,
    outcome: Outcome,
  ): Promise<Outcome> {
    const { ground } = outcome.decision;
    if (shared && ground.kind === 'leased') await rememberRequest(shared, ground.lease, holder, priorities);
    return outcome;
  }

  async function afterWrite(request: WriteRequest, end: ToolEnd = 'done'): Promise<LateWrite | undefined> {
    const { path, cwd, holder } = request;
    const place = placeOf(repository, cwd, path);
    if (place.kind !== 'inside' || isState(place)) return undefined;
    const flight = await landed(shared, request.call, fileKey(place.path));
    const newest = await leases.inspect(fileKey(place.path));
    const live = isLive(newest, clock.monotonic()) ? newest : undefined;
    const isOurs = live?.holder.session === holder.session;
    if (end === 'failed') {
      if (isOurs && !live?.holder.kept && (hold === 'tool' || flight?.taken)) await leases.release(live as LeaseRecord);
      return undefined;
    }
    const lost = flight ? newest && wasLost(newest, holder.session, flight.generation) : live && !isOurs;
    if (newest && lost) {
      const late = { path: place.path, lease: newest };
      if (shared) await recordLateWrite(shared, late, holder, flight?.generation);
      return late;
    }
    if (live) {
      if (hold === 'tool' && !live.holder.kept) await leases.release(live);
    } else if (hold === 'session' && (await judge(place.path, holder)).verdict !== 'deny') {
      await leases.acquire(fileKey(place.path), holder, ttlMs);
    }
    return undefined;
  }

  return { beforeWrite, afterWrite, look };
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
