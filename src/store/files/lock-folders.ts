import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  stat,
  utimes,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Processes, ProcessIdentity } from '../../domain/process.ts';
import { StateUnreadable } from '../leases.ts';
import { DRAFT, removeFolderQuietly, removeQuietly } from './replace-file.ts';

/** The file system that proper-lockfile works with. */
export interface LockFolders {
  mkdir(path: string, done: (error: Error | null) => void): void;
  rmdir(path: string, done: (error: Error | null) => void): void;
  rmdirSync(path: string): void;
  stat: typeof stat;
  utimes: typeof utimes;
  /** For the person who has to look why a lock is not given back. */
  whoHolds(path: string): string;
}

/**
 * The folder that proper-lockfile makes to take a lock, made so that it says whose it is from its first moment on: it is
 * filled under another name, and renamed. rename(2) replaces an empty folder and no other, so a lock that has lost its
 * holder's file is free. That file has a name of its own, which nobody else's can have: whoever removes the file of a
 * process that has ended never removes the one of its successor.
 */
export function lockFolders(processes: Processes, pid: number): LockFolders {
  let self: ProcessIdentity | undefined;
  /** The name of our file in each lock that we hold, or could not give back. */
  const ours = new Map<string, string>();

  function take(path: string): void {
    release(path);
    if (holdersIn(path).some((file) => !removeIfEnded(join(path, file)))) throw taken(path);
    self ??= processes.identify(pid);
    if (!self)
      throw new StateUnreadable(
        path,
        'this process cannot find out its own start time, without which nobody could take its lock over',
      );
    const name = randomUUID();
    const draft = join(dirname(path), name + DRAFT);
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(join(draft, name), JSON.stringify(self), { mode: 0o600 });
      renameSync(draft, path);
    } catch (error) {
      removeQuietly(join(draft, name));
      removeFolderQuietly(draft);
      throw isNotEmpty(error) ? taken(path) : error;
    }
    ours.set(path, name);
  }

  function removeIfEnded(file: string): boolean {
    const holder = readHolder(file);
    // No file: released meanwhile. No identity in it: the machine went down before it reached the disk.
    const ended = holder === undefined || holder === 'unreadable' || processes.stateOf(holder) === 'ended';
    if (ended) rmSync(file, { force: true });
    return ended;
  }

  function release(path: string): void {
    const name = ours.get(path);
    if (name === undefined) return;
    rmSync(join(path, name), { force: true });
    // From the moment our file is gone, the lock is free, and may be somebody else's already.
    ours.delete(path);
    try {
      rmdirSync(path);
    } catch (error) {
      // An empty folder is no lock; the next one takes its place.
      if (!isNotEmpty(error) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  return {
    stat,
    utimes,
    mkdir: (path, done) => settle(() => take(path), done),
    rmdir: (path, done) => settle(() => release(path), done),
    rmdirSync: release,
    whoHolds: (path) => {
      const [file] = holdersIn(path);
      const holder = file === undefined ? undefined : readHolder(join(path, file));
      return typeof holder === 'object'
        ? `process ${holder.pid} has been changing this part of the state for too long; is it stopped?`
        : 'another process has been changing this part of the state for too long; try again';
    },
  };
}

function settle(work: () => void, done: (error: Error | null) => void): void {
  try {
    work();
  } catch (error) {
    return done(error as Error);
  }
  done(null);
}

function holdersIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Whose file in a lock it is; undefined where it has gone. */
export function readHolder(file: string): ProcessIdentity | 'unreadable' | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const value = JSON.parse(text) as Partial<ProcessIdentity> | null;
    return typeof value?.pid === 'number' && typeof value.start === 'string' && typeof value.boot === 'string'
      ? { pid: value.pid, start: value.start, boot: value.boot, space: value.space ?? '' }
      : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

const taken = (path: string) => Object.assign(new Error(`${path} is locked`), { code: 'EEXIST' });

/** POSIX lets a system say either where a folder is not empty. */
const isNotEmpty = (error: unknown) => ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
