import { join } from 'node:path';
import { MAX_RECORD_BYTES, type Seal, sealOf } from './sealed-lines.ts';
import { readFrom, segmentFrom } from './segments.ts';
import { readShortcut, writeShortcut } from './shortcut.ts';

/** The place behind a record: the file it is in, by that one's first number, the byte behind it, and its seal. */
export interface LogPlace extends Seal {
  first: number;
  offset: number;
}

/** What a log came to at one record. It is only a shortcut: where it does not fit its log, it counts as none. */
export interface Snapshot<State> {
  state: State;
  end: LogPlace;
}

export const SNAPSHOT = '.snapshot';

export function writeSnapshot(dir: string, fold: string, snapshot: Snapshot<unknown>): void {
  writeShortcut(join(dir, fold + SNAPSHOT), snapshot);
}

export function readSnapshot<State>(dir: string, fold: string): Snapshot<State> | undefined {
  const snapshot = readShortcut(join(dir, fold + SNAPSHOT)) as Snapshot<State> | undefined;
  return snapshot && isEndOfRecord(dir, snapshot.end) ? snapshot : undefined;
}

/**
 * Whether that very record ends there. Its number alone does not say so: one that was read before it had reached the disk may
 * have been lost with the power, and its number given to another.
 */
function isEndOfRecord(dir: string, { first, offset, seq, crc }: LogPlace): boolean {
  const start = Math.max(0, offset - MAX_RECORD_BYTES - 1);
  const bytes = readFrom(segmentFrom(dir, first).path, start, offset);
  if (bytes.length < offset - start || bytes.at(-1) !== 10) return false;
  const seal = sealOf(bytes.subarray(bytes.lastIndexOf(10, -2) + 1, -1));
  return seal?.seq === seq && seal.crc === crc;
}
