import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readIfThere } from './logs.ts';
import { replaceFile } from './replace-file.ts';
import { MAX_RECORD_BYTES, unseal } from './sealed-lines.ts';
import { segmentFrom } from './segments.ts';

/** A record's end: the file it is in, by that one's first number, and the byte behind it. */
export interface LogPlace {
  first: number;
  offset: number;
}

/** What a log came to at one record. It is only a shortcut: where it does not fit its log, it counts as none. */
export interface Snapshot<State> {
  state: State;
  /** The last record in it, and its end. */
  last: number;
  end: LogPlace;
}

export function writeSnapshot(dir: string, fold: string, snapshot: Snapshot<unknown>): void {
  const text = JSON.stringify(snapshot);
  replaceFile(pathOf(dir, fold), `${crc32(text)}\n${text}`, false);
}

export function readSnapshot<State>(dir: string, fold: string): Snapshot<State> | undefined {
  const file = readIfThere(pathOf(dir, fold)).toString('utf8');
  const text = file.slice(file.indexOf('\n') + 1);
  if (file !== `${crc32(text)}\n${text}`) return undefined;
  const snapshot = JSON.parse(text) as Snapshot<State>;
  return recordEndingAt(dir, snapshot.end) === snapshot.last ? snapshot : undefined;
}

/** The number of the record that ends there, if one does. */
function recordEndingAt(dir: string, { first, offset }: LogPlace): number | undefined {
  let fd: number;
  try {
    fd = openSync(segmentFrom(dir, first).path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const start = Math.max(0, offset - MAX_RECORD_BYTES - 1);
    const bytes = Buffer.alloc(offset - start);
    if (readSync(fd, bytes, 0, bytes.length, start) < bytes.length || bytes.at(-1) !== 10) return undefined;
    return unseal(bytes.toString('utf8', bytes.lastIndexOf(10, -2) + 1, bytes.length - 1))?.seq;
  } finally {
    closeSync(fd);
  }
}

const pathOf = (dir: string, fold: string) => join(dir, `${fold}.snapshot`);
