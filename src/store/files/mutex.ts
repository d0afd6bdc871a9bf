import { join } from 'node:path';
import type { Processes } from '../../domain/process.ts';
import { StateUnreadable } from '../leases.ts';
import { lockFolders } from './lock-folders.ts';

/** Runs work on one part of the state that no other process does meanwhile. */
export type Mutex = <T>(name: string, work: () => T | Promise<T>) => Promise<T>;

/** How long a lock is waited for, and the longest time between two looks at it, in milliseconds. */
const PATIENCE_MS = 8000;
const POLL_MS = 20;

/**
 * One lock for each name, in `<dir>/<name>`. A live holder is waited for, and never overtaken however long it takes: it
 * may be stopped in the middle of a change. A holder that has ended is known by its process, and its lock taken over.
 */
export function fileMutex(dir: string, processes: Processes, pid: number): Mutex {
  const waiting = new Map<string, Promise<unknown>>();
  const fs = lockFolders(processes, pid);

  async function locked<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    // Loaded late: a hook that only reads needs no lock.
    const { lock } = (await import('proper-lockfile')).default;
    const path = join(dir, name);
    let lost: Error | undefined;
    const take = () =>
      lock(path, {
        fs,
        lockfilePath: path,
        realpath: false,
        // With a finite time proper-lockfile gives a stale lock to several at once (its issue 121).
        stale: Number.POSITIVE_INFINITY,
        update: 2 ** 30,
        // It would try again after every error, those of a full disk among them.
        retries: 0,
        onCompromised: (error) => {
          lost = error;
        },
      });
    const release = await patiently(take, () => new StateUnreadable(path, fs.whoHolds(path)));
    try {
      return await work();
    } finally {
      // The work is done or not, whatever becomes of the lock: what can't be given back ends with this process.
      if (!lost) await release().catch(() => undefined);
    }
  }

  return (name, work) => {
    // Within this process each waits for the one before it, so that only one of them has to look again and again.
    const turn = (waiting.get(name) ?? Promise.resolve()).then(() => locked(name, work));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    waiting.set(name, settled);
    void settled.then(() => waiting.get(name) === settled && waiting.delete(name));
    return turn;
  };
}

/** Tries until nobody else holds the lock. */
async function patiently<T>(take: () => Promise<T>, tooLong: () => Error): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (let wait = 1; ; wait = Math.min(wait * 2, POLL_MS)) {
    try {
      return await take();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      if (performance.now() > end) throw tooLong();
    }
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
  }
}
