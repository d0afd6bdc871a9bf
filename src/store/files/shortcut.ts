import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readIfThere } from './logs.ts';
import { removeQuietly, replaceFile } from './replace-file.ts';

/** Keeps what took long to find out. Whether that works changes nothing: a read must go on on a full or read-only disk. */
export function writeShortcut(path: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    replaceFile(path, `${crc32(text)}\n${text}`, false);
  } catch {
    // It is found out again next time.
  }
}

/** What was kept; undefined where that is nothing, or not what was written. */
export function readShortcut(path: string): unknown {
  const file = readIfThere(path);
  const begin = file.indexOf(10) + 1;
  const text = file.subarray(begin);
  if (begin === 0 || file.toString('latin1', 0, begin) !== `${crc32(text)}\n`) return undefined;
  return JSON.parse(text.toString('utf8'));
}

/** Takes the shortcuts of this name out of every folder in `dir`. */
export function removeShortcuts(dir: string, name: string): void {
  for (const folder of namesIn(dir)) removeQuietly(join(dir, folder, name));
}

/** Takes every shortcut out of the folders in `dir` that was last written before a time. */
export function removeOldShortcuts(dir: string, beforeMs: number): void {
  for (const folder of namesIn(dir)) {
    for (const name of namesIn(join(dir, folder))) {
      const path = join(dir, folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats && stats.mtimeMs < beforeMs) removeQuietly(path);
    }
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
