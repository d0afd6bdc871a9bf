import { rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readHolder } from '../lock-folders.ts';
import { DRAFT } from '../replace-file.ts';
import { entriesOf, type Finding, type Inspector } from './finding.ts';

/** Nothing that is done under a lock takes as long, in milliseconds. */
const LONG_MS = 60_000;

/** Locks of processes that have ended, and such as are not given back. */
export function inspectLocks({ layout, processes, clock }: Inspector): Finding[] {
  return entriesOf(layout.locks)
    .filter((name) => !name.endsWith(DRAFT))
    .flatMap((name): Finding[] => {
      const path = join(layout.locks, name);
      const files = entriesOf(path);
      if (files.length === 0) return [left(path, [], 'an empty lock is left behind')];
      const holders = files.map((file) => readHolder(join(path, file)));
      const dead = holders.every((holder) => typeof holder !== 'object' || processes.stateOf(holder) === 'ended');
      if (dead) return [left(path, files, 'a process has ended that held this lock')];
      const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
      if (clock.now().getTime() - since < LONG_MS) return [];
      const pid = holders.flatMap((holder) => (typeof holder === 'object' ? holder.pid : []))[0];
      return [
        {
          severity: 'fault',
          path,
          what: `process ${pid} has held this lock for more than ${LONG_MS / 1000} seconds`,
          mend: `see whether process ${pid} is stopped, and end it or let it go on`,
        },
      ];
    });
}

/** Each holder's file has a name that nobody else's has: a lock that was taken meanwhile stays. */
function left(path: string, files: readonly string[], what: string): Finding {
  return {
    severity: 'note',
    path,
    what,
    mend: 'removes it, as whoever needs the lock does too',
    repair: () => {
      for (const file of files) rmSync(join(path, file), { force: true });
      try {
        rmdirSync(path);
      } catch {
        // It is somebody's again.
      }
    },
  };
}
