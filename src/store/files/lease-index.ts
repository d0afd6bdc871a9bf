import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../domain/clock.ts';
import type { LeaseRecord } from '../../domain/lease.ts';
import { readShortcut, writeShortcut } from './shortcut.ts';

/** What was found in a lease's folder, and when that folder had changed last, in milliseconds of the system's clock. */
interface Known {
  changed: number;
  lease: LeaseRecord;
}

/** A folder may change twice within the grain of its time; what changed longer ago than this has one time for each change. */
const SETTLED_MS = 2000;
/** As many folders read anew make the index worth its writing. */
const WRITE_AFTER = 20;

/**
 * The newest record of every folder of leases. Reading one costs two calls more than asking when it has changed, so what was
 * read is kept in an index beside the folders. It is only a shortcut, for lists: no lease is taken or given back by it.
 */
export function listByIndex(
  dir: string,
  newest: (folder: string) => LeaseRecord | undefined,
  clock: Clock,
): LeaseRecord[] {
  const path = join(dir, 'index');
  const names = foldersIn(dir);
  if (names.length < WRITE_AFTER) return names.flatMap((name) => newest(join(dir, name)) ?? []).filter(isKnown);
  const before = (readShortcut(path) ?? {}) as Record<string, Known>;
  const settled = clock.now().getTime() - SETTLED_MS;
  const after: Record<string, Known> = {};
  const leases: LeaseRecord[] = [];
  let learnt = 0;
  for (const name of names) {
    const folder = join(dir, name);
    // Asked before it is read: what changes in between makes the entry old, not wrong.
    const changed = statSync(folder, { throwIfNoEntry: false })?.ctimeMs ?? 0;
    const known = before[name];
    const isFresh = known?.changed === changed;
    const lease = isFresh ? known.lease : newest(folder);
    if (!lease) continue;
    leases.push(lease);
    if (changed >= settled) continue;
    after[name] = { changed, lease };
    if (!isFresh) learnt += 1;
  }
  if (learnt >= WRITE_AFTER) writeShortcut(path, after);
  return leases.filter(isKnown);
}

/** Only folders that are named as ours are: a stray file there is nobody's lease. */
export function foldersIn(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => /^[0-9a-f]{40}$/.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Whose record a loss of power has spoilt nobody knows. */
const isKnown = ({ key }: LeaseRecord) => key !== '';
