import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync } from 'node:fs';
import { StateUnreadable } from '../leases.ts';
import type { Fold, Folded, LogPart, Numbered, SharedLog } from '../shared-logs.ts';
import { readIfThere, writeWhole } from './logs.ts';
import type { Mutex } from './mutex.ts';
import { syncFolder } from './replace-file.ts';
import { MAX_RECORD_BYTES, scanLines, seal, type Unsealed, unseal } from './sealed-lines.ts';
import { listSegments, type Segment, segmentFrom } from './segments.ts';
import { type LogPlace, readSnapshot, writeSnapshot } from './snapshots.ts';

/** A segment that has grown to this size takes no further record, in bytes. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** As many records read beyond a snapshot make a new one worth its writing. */
const SNAPSHOT_AFTER = 200;

export interface FileSharedLog<Value> extends SharedLog<Value> {
  fold<State>(fold: Fold<Value, State>): Promise<Folded<State>>;
}

/**
 * A log in `<dir>/<first number>.jsonl`, one file after the other, each of sealed lines. Appends take turns by a lock; a
 * reader needs none.
 */
export function fileSharedLog<Value extends object>(
  dir: string,
  name: string,
  mutex: Mutex,
  check: (value: unknown, path: string) => Value,
): FileSharedLog<Value> {
  const checkAll = (records: readonly Unsealed[], path: string): Numbered<Value>[] =>
    records.map(({ seq, record }) => ({ ...check(record, path), seq }));

  function appendNow(record: Value): number {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const newest = listSegments(dir).at(-1) ?? segmentFrom(dir, 1);
    const fd = openSync(newest.path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600);
    try {
      const { seq, intact, size } = tailOf(fd, newest);
      if (intact < size) ftruncateSync(fd, intact);
      if (intact >= SEGMENT_BYTES) return startSegment(seq + 1, record);
      writeDurably(fd, seal(seq + 1, record), newest.path);
      if (intact === 0) syncFolder(dir);
      return seq + 1;
    } finally {
      closeSync(fd);
    }
  }

  function startSegment(first: number, record: Value): number {
    const { path } = segmentFrom(dir, first);
    const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o600);
    try {
      writeDurably(fd, seal(first, record), path);
      syncFolder(dir);
    } finally {
      closeSync(fd);
    }
    return first;
  }

  /** Every record after the one that ends at `from`, file by file; without it, from the file that has `after + 1`. */
  function readAfter(after: number, from?: LogPlace): LogPart<Value> & { end: LogPlace } {
    const part: LogPart<Value> = { records: [], last: after, tornBytes: 0 };
    let end: LogPlace = from ?? { first: 1, offset: 0 };
    for (const { path, first } of segmentsFrom(after)) {
      const resumed = from?.first === first ? from.offset : 0;
      const begins = resumed > 0 ? after + 1 : first;
      if (part.tornBytes > 0)
        throw new StateUnreadable(path, `record ${part.last + 1}, in the file before, is cut off`);
      if (begins > part.last + 1) throw new StateUnreadable(path, `record ${part.last + 1} is missing before it`);
      const { records, intact, size } = scanLines(readIfThere(path), path, begins, resumed);
      for (const record of checkAll(
        records.filter(({ seq }) => seq > after),
        path,
      ))
        part.records.push(record);
      part.last = Math.max(part.last, begins - 1 + records.length);
      part.tornBytes = size - intact;
      end = { first, offset: intact };
    }
    return { ...part, end };
  }

  /** The files that can hold what comes after a record. */
  function segmentsFrom(after: number): Segment[] {
    const segments = listSegments(dir);
    const begin = segments.findLastIndex(({ first }) => first <= after + 1);
    return segments.slice(Math.max(0, begin));
  }

  return {
    async append(record) {
      check(record, dir);
      return mutex(`log.${name}`, () => appendNow(record));
    },
    async read(after = 0) {
      const { end: _, ...part } = readAfter(after);
      return part;
    },
    async fold<State>({ name: fold, initial, step }: Fold<Value, State>) {
      const start = readSnapshot<State>(dir, fold);
      const { records, last, end } = readAfter(start?.last ?? 0, start?.end);
      let state = start ? start.state : structuredClone(initial);
      for (const record of records) state = step(state, record);
      if (records.length >= SNAPSHOT_AFTER) writeSnapshot(dir, fold, { state, last, end });
      return { state, last };
    },
  };
}

function writeDurably(fd: number, line: string, path: string): void {
  const bytes = Buffer.from(line);
  if (bytes.length > MAX_RECORD_BYTES)
    throw new StateUnreadable(path, `a record of ${bytes.length} bytes is too long; ${MAX_RECORD_BYTES} are possible`);
  const { size } = fstatSync(fd);
  try {
    writeWhole(fd, bytes, path);
    fdatasyncSync(fd);
  } catch (error) {
    // Nobody is told that it was written, so it must not be found later; if this fails too, the next append sees it.
    ftruncateSync(fd, size);
    throw error;
  }
}

/** The number of a segment's last whole record, and where that record ends. Only the end of the file is read. */
function tailOf(fd: number, { first, path }: Segment): { seq: number; intact: number; size: number } {
  const { size } = fstatSync(fd);
  const start = Math.max(0, size - 2 * MAX_RECORD_BYTES);
  const bytes = Buffer.alloc(size - start);
  readSync(fd, bytes, 0, bytes.length, start);
  const end = bytes.lastIndexOf(10);
  if (end === -1) {
    if (start > 0) throw new StateUnreadable(path, 'its end holds no whole record');
    return { seq: first - 1, intact: 0, size };
  }
  const begin = bytes.lastIndexOf(10, end - 1) + 1;
  const last = unseal(bytes.toString('utf8', begin, end));
  if (!last) throw new StateUnreadable(path, `its last record, at byte ${start + begin}, is damaged`);
  return { seq: last.seq, intact: start + end + 1, size };
}
