import { setTimeout as pause } from 'node:timers/promises';
import type { Holder, LeaseRecord } from '../../domain/lease.ts';
import { isLive } from '../../domain/lease.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { holderName } from '../guard/refusal.ts';
import { goneBy, type LeasePlace } from '../leases/held.ts';
import { resourceKey } from '../leases/lease-key.ts';

/** How long a git that was stopped, and can't be seen to have ended, keeps others waiting, in milliseconds. */
const TTL_MS = 15_000;
/** The longest time between two looks at whose turn it is, in milliseconds. */
const LOOK_MS = 100;

const KEY = resourceKey('git');

export interface TurnRequest {
  /** One session of one process; its task says what it does. */
  holder: Holder;
  /** How long to wait for others, in milliseconds. */
  waitMs: number;
  /** Told once who is at it. */
  waits(lease: LeaseRecord): void;
  /** Told when this process was stopped for so long that somebody else has had a turn meanwhile. */
  lost(): void;
}

/**
 * Does what changes refs, the index or worktrees, one at a time over all worktrees of the repository. A turn ends with its
 * process, and is prolonged as long as it takes.
 */
export async function inGitTurn<T>(
  place: LeasePlace,
  request: TurnRequest,
  work: () => Promise<T>,
): Promise<Result<T, Refused>> {
  const taken = await takeTurn(place, request);
  if (!taken.ok) return taken;
  const { leases } = place.store;
  const { session } = request.holder;
  const prolong = async (): Promise<void> => {
    const newest = await leases.inspect(KEY);
    const again = newest?.holder.session === session && (await leases.acquire(KEY, request.holder, TTL_MS));
    if (again && again.ok) return;
    clearInterval(timer);
    request.lost();
  };
  // What can't be read now is tried again: git goes on in any case, and is not to be left alone.
  const timer = setInterval(() => void prolong().catch(() => undefined), TTL_MS / 3);
  timer.unref();
  try {
    return ok(await work());
  } finally {
    clearInterval(timer);
    const newest = await leases.inspect(KEY);
    if (newest?.holder.session === session) await leases.release(newest);
  }
}

async function takeTurn(
  { store, processes }: LeasePlace,
  { holder, waitMs, waits }: TurnRequest,
): Promise<Result<LeaseRecord, Refused>> {
  const end = performance.now() + waitMs;
  let told = false;
  for (let wait = 5; ; wait = Math.min(wait * 2, LOOK_MS)) {
    const taken = await store.leases.acquire(KEY, holder, TTL_MS, goneBy(processes));
    if (taken.ok) return taken;
    const { by } = taken.error;
    if (performance.now() > end)
      return refused(
        `${holderName(by)} is still at ${by.holder.task ?? 'git'}, since ${by.since}`,
        'Try again later, or wait longer with --wait.',
      );
    // What is over in a moment is not worth a word.
    if (!told && wait === LOOK_MS) {
      told = true;
      waits(by);
    }
    await pause(wait * (0.5 + Math.random()));
  }
}

/** Whether a command was started by the one whose turn it is, such as a hook of its commit: it must not wait for it. */
export async function isWithinTurn({ store, clock }: LeasePlace, session: string | undefined): Promise<boolean> {
  if (session === undefined) return false;
  const newest = await store.leases.inspect(KEY);
  return isLive(newest, clock.monotonic()) && newest.holder.session === session;
}
