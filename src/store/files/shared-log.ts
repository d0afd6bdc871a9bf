import { StateUnreadable } from '../leases.ts';
import type { Fold, Folded, LogPart, Numbered, SharedLog } from '../shared-logs.ts';
import { appendRecord, refuseTooLong } from './log-end.ts';
import type { Mutex } from './mutex.ts';
import { RecordDamaged, type Scan, scanLines, seal, type Unsealed } from './sealed-lines.ts';
import { listSegments, readFrom, type Segment } from './segments.ts';
import { type LogPlace, readSnapshot, writeSnapshot } from './snapshots.ts';

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
  return {
    async append(record) {
      check(record, dir);
      refuseTooLong(Buffer.byteLength(seal(Number.MAX_SAFE_INTEGER, record)), dir);
      return mutex(logLock(name), () => appendRecord(dir, record));
    },
    async read(after = 0) {
      const { records, last, tornBytes } = readAfter(dir, after);
      return { records: checkAll(records, check), last, tornBytes };
    },
    async fold<State>({ name: fold, initial, step }: Fold<Value, State>) {
      const start = readSnapshot<State>(dir, fold);
      const { records, last, end } = readAfter(dir, start?.end.seq ?? 0, start?.end);
      let state = start ? start.state : structuredClone(initial);
      for (const record of checkAll(records, check)) state = step(state, record);
      if (records.length >= SNAPSHOT_AFTER && end) writeSnapshot(dir, fold, { state, end });
      return { state, last };
    },
  };
}

export const logLock = (name: string) => `log.${name}`;

type Found = Unsealed & { path: string };

function checkAll<Value>(found: readonly Found[], check: (value: unknown, path: string) => Value): Numbered<Value>[] {
  return found.map(({ seq, record, path }) => ({ ...check(record, path), seq }));
}

interface Part extends Pick<LogPart<never>, 'last' | 'tornBytes'> {
  records: Found[];
  /** Where the last record ends, if there is one. */
  end: LogPlace | undefined;
}

/** Every record after one, which ends at `from`; without that, the file is read from its beginning that has the next. */
function readAfter(dir: string, after: number, from?: LogPlace): Part {
  const part: Part = { records: [], last: after, tornBytes: 0, end: from };
  for (const [index, { path, first }] of segmentsAfter(dir, after).entries()) {
    const resumed = from?.first === first;
    const begins = resumed ? after + 1 : first;
    if (part.tornBytes > 0) throw new StateUnreadable(path, `record ${part.last + 1}, in the file before, is cut off`);
    if (begins > part.last + 1) throw new StateUnreadable(path, `record ${part.last + 1} is missing before it`);
    if (begins <= part.last && index > 0) throw new StateUnreadable(path, `record ${begins} is in two files`);
    const { records, last, intact, size } = scanSegment(path, begins, resumed ? from.offset : 0, after);
    for (const record of records) part.records.push({ ...record, path });
    if (last) part.end = { ...last, first, offset: intact };
    part.last = Math.max(part.last, last?.seq ?? 0);
    part.tornBytes = size - intact;
  }
  return part;
}

/** The files that can hold what comes after a record. */
function segmentsAfter(dir: string, after: number): Segment[] {
  const segments = listSegments(dir);
  const begin = segments.findLastIndex(({ first }) => first <= after + 1);
  return segments.slice(Math.max(0, begin));
}

/** A torn end that is replaced while it is read looks like damage, and is not there when it is read again. */
function scanSegment(path: string, first: number, from: number, after: number): Scan {
  for (let before: Buffer | undefined; ; ) {
    const bytes = readFrom(path, from);
    try {
      return scanLines(bytes, path, first, from, after);
    } catch (error) {
      if (!(error instanceof RecordDamaged) || before?.equals(bytes)) throw error;
      before = bytes;
    }
  }
}
