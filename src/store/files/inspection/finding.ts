import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Clock } from '../../../domain/clock.ts';
import type { Processes } from '../../../domain/process.ts';
import type { Mutex } from '../mutex.ts';
import { syncFolder } from '../replace-file.ts';
import type { StateLayout } from '../state-layout.ts';

/** Something in the state that is not as it should be. */
export interface Finding {
  /** note: harmless, and tidied by itself. fault: something does not work, or may be lost. */
  severity: 'note' | 'fault';
  /** The file or folder, absolute. */
  path: string;
  /** What is the matter, without a full stop. */
  what: string;
  /** What a repair does, or what is left to a person where there is none, without a full stop. */
  mend: string;
  /** Looks again before it changes anything: what was found may be gone by now. */
  repair?: () => void | Promise<void>;
}

/** What an inspection works with. */
export interface Inspector {
  layout: StateLayout;
  clock: Clock;
  processes: Processes;
  mutex: Mutex;
}

/** Keeps a damaged file for a person to look at: it goes to `<state>/damaged/`, under a name that is free. */
export function moveAside(layout: StateLayout, path: string): void {
  mkdirSync(layout.damaged, { recursive: true, mode: 0o700 });
  renameSync(path, freeName(layout, path));
  syncFolder(layout.damaged);
}

export function freeName({ damaged }: StateLayout, path: string): string {
  for (let number = 1; ; number += 1) {
    const name = join(damaged, `${basename(path)}-${number}`);
    if (!existsSync(name)) return name;
  }
}

/** The sentence of an error, without the path that begins it. */
export function reasonOf(error: unknown, path: string): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.startsWith(`${path}: `) ? text.slice(path.length + 2) : text;
}

export const MOVED_ASIDE = 'moves the file to damaged/';

/** The names in a folder; none where it is not there. */
export function entriesOf(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
