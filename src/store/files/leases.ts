import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../domain/clock.ts';
import { type Holder, isLive, type LeaseRecord, nextHeld, nextReleased, suffices } from '../../domain/lease.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type LeaseConflict, type Leases, type LocalLeases, StateUnreadable } from '../leases.ts';
import { listByIndex } from './lease-index.ts';
import { DRAFT, removeQuietly } from './replace-file.ts';

/** A contender that loses this many races in a row meets a fault, not contention. */
const MAX_RACES = 100;

/**
 * Generation leases in `<dir>/<hash of the key>/<generation>`.
 *
 * A record is written whole to a temporary file and then link(2)ed to the next generation's name: of two
 * contenders one gets EEXIST. The folder is listed again afterwards, because a slow contender may have linked a
 * generation that was already superseded and pruned: whoever sees a higher one has lost. The highest generation is
 * never removed, so a generation number is never given twice and serves as the fencing token.
 */
export function fileLeases(dir: string, clock: Clock): LocalLeases {
  const folderOf = (key: string) => join(dir, createHash('sha256').update(key).digest('hex').slice(0, 40));

  function acquire(
    key: string,
    holder: Holder,
    ttlMs: number,
    isGone: (holder: Holder) => boolean = () => false,
  ): Result<LeaseRecord, LeaseConflict> {
    const folder = folderOf(key);
    for (let race = 0; race < MAX_RACES; race += 1) {
      const current = newestIn(folder);
      const now = clock.monotonic();
      if (isLive(current, now)) {
        const isSame = current.holder.session === holder.session;
        if (!isSame && !isGone(current.holder)) return err({ kind: 'held', by: current });
        if (isSame && suffices(current, holder, ttlMs, now)) return ok(current);
      }
      const next = nextHeld(key, current, holder, ttlMs, clock);
      if (publish(folder, next)) return ok(next);
    }
    throw new StateUnreadable(folder, `lost ${MAX_RACES} races for this lease in a row`);
  }

  function release(lease: LeaseRecord, by: Holder = lease.holder): boolean {
    const folder = folderOf(lease.key);
    const current = newestIn(folder);
    if (current?.generation !== lease.generation || current.state === 'released') return false;
    const released = nextReleased(lease, by);
    // Once the record is linked the lease is free: a higher generation right after it is the next holder's.
    const given = link(folder, released);
    if (given) prune(folder, released.generation);
    return given;
  }

  return {
    acquire,
    release,
    inspect: (key) => newestIn(folderOf(key)),
    list: () => listByIndex(dir, newestIn, clock),
  };
}

/** The same leases, as those of a store that has to be waited for. */
export function sharedLeases(leases: LocalLeases): Leases {
  return {
    acquire: async (...request) => leases.acquire(...request),
    release: async (...request) => leases.release(...request),
    inspect: async (key) => leases.inspect(key),
    list: async () => leases.list(),
  };
}

/** True where `record` is now the newest generation; false where somebody was faster. */
function publish(folder: string, record: LeaseRecord): boolean {
  return link(folder, record) && prune(folder, record.generation) === record.generation;
}

/** Gives the record, written whole, its generation's name; false where that name is taken. */
function link(folder: string, record: LeaseRecord): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${randomUUID()}${DRAFT}`);
  try {
    writeFileSync(draft, JSON.stringify(record), { flag: 'wx', mode: 0o600 });
    linkSync(draft, join(folder, String(record.generation)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    removeQuietly(draft);
  }
  return true;
}

/** Removes the generations below the highest one, which is never removed, and says which that is. */
function prune(folder: string, upTo: number): number {
  const generations = generationsIn(folder);
  for (const older of generations) {
    if (older < upTo) removeQuietly(join(folder, String(older)));
  }
  return Math.max(...generations);
}

/** The newest record in a lease's folder. */
export function newestIn(folder: string): LeaseRecord | undefined {
  // A generation that is read while a newer one is published may be pruned under our eyes: look again.
  for (let attempt = 0; attempt < MAX_RACES; attempt += 1) {
    const generations = generationsIn(folder);
    if (generations.length === 0) return undefined;
    const generation = Math.max(...generations);
    const path = join(folder, String(generation));
    try {
      return parseRecord(path, readFileSync(path, 'utf8'), generation);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new StateUnreadable(folder, 'the newest lease record keeps disappearing');
}

export function generationsIn(folder: string): number[] {
  return entries(folder)
    .filter((name) => /^[1-9][0-9]{0,14}$/.test(name))
    .map(Number);
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Gives a lease back whose newest record can't be read: the next generation is nobody's, so that none is given twice.
 * @returns the record that can be taken away now
 */
export function giveUpDamaged(folder: string): string {
  const damaged = Math.max(...generationsIn(folder));
  link(folder, spoilt(damaged + 1));
  return join(folder, String(damaged));
}

function parseRecord(path: string, text: string, generation: number): LeaseRecord {
  // A record is whole before it has its name: an empty one was spoilt by a loss of power, which ended its boot.
  if (/^\0*$/.test(text)) return spoilt(generation);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StateUnreadable(path, 'this lease record is not JSON');
  }
  if (!isRecord(value) || value.generation !== generation) {
    throw new StateUnreadable(path, 'this lease record is not one that coord wrote');
  }
  return value;
}

function spoilt(generation: number): LeaseRecord {
  const never = '1970-01-01T00:00:00.000Z';
  const nobody = { session: 'unknown' };
  return {
    key: '',
    generation,
    state: 'released',
    holder: nobody,
    token: generation,
    foreign: 0,
    since: never,
    until: never,
    expires: { boot: '', ms: 0 },
  };
}

function isRecord(value: unknown): value is LeaseRecord {
  const record = value as Partial<LeaseRecord> | null;
  return (
    typeof record === 'object' &&
    record !== null &&
    typeof record.key === 'string' &&
    typeof record.generation === 'number' &&
    (record.state === 'held' || record.state === 'released') &&
    typeof record.holder?.session === 'string' &&
    typeof record.token === 'number' &&
    typeof record.foreign === 'number' &&
    typeof record.since === 'string' &&
    typeof record.until === 'string' &&
    typeof record.expires?.boot === 'string' &&
    typeof record.expires.ms === 'number'
  );
}
