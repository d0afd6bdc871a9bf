import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { StateUnreadable } from '../leases.ts';
import { writeWhole } from './logs.ts';
import { makeFolder, syncFolder } from './replace-file.ts';
import { MAX_RECORD_BYTES, seal, sealOf } from './sealed-lines.ts';
import { listSegments, readBytes, type Segment, segmentFrom } from './segments.ts';

/** A segment that has grown to this size takes no further record, in bytes. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** Most records are shorter; the end of a file is read in parts of at least this size. */
const LOOK_BACK_BYTES = 4096;

/** Appends a record to a log, durable when it returns. The caller holds the log's lock. @returns its number */
export function appendRecord(dir: string, record: object): number {
  makeFolder(dir);
  const newest = listSegments(dir).at(-1) ?? segmentFrom(dir, 1);
  return withFile(newest, (fd) => {
    const { seq, intact } = wholeEnd(fd, newest);
    if (intact < SEGMENT_BYTES) return write(fd, newest, seq + 1, record, intact);
    const next = segmentFrom(dir, seq + 1);
    return withFile(next, (fd) => write(fd, next, seq + 1, record, 0));
  });

  function write(fd: number, { path }: Segment, seq: number, record: object, end: number): number {
    const bytes = Buffer.from(seal(seq, record));
    refuseTooLong(bytes.length, path);
    try {
      writeWhole(fd, bytes, path);
      fdatasyncSync(fd);
      if (end === 0) syncFolder(dir);
      return seq;
    } catch (error) {
      takeBack(fd, end);
      throw error;
    }
  }
}

/** @throws StateUnreadable where a record with such a number of bytes can't be appended */
export function refuseTooLong(length: number, path: string): void {
  if (length <= MAX_RECORD_BYTES) return;
  throw new StateUnreadable(path, `a record of ${length} bytes is too long; ${MAX_RECORD_BYTES} are possible`);
}

/** Nobody is told that it was written, so it should not be found later. */
function takeBack(fd: number, end: number): void {
  try {
    ftruncateSync(fd, end);
  } catch {
    // A part of a record is cut off by the next append; a whole one counts, which is no worse.
  }
}

function withFile<T>({ path }: Segment, work: (fd: number) => T): T {
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600);
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
}

/** Cuts off what a crash has left of a record. @returns the last whole record's number, and where it ends */
export function wholeEnd(fd: number, segment: Segment): { seq: number; intact: number; cut: number } {
  const { seq, intact, size } = endOf(fd, segment);
  if (intact < size) {
    ftruncateSync(fd, intact);
    // Before a next segment begins, this one has to be whole on the disk too.
    fdatasyncSync(fd);
  }
  return { seq, intact, cut: size - intact };
}

/** Only the end of the file is read. */
function endOf(fd: number, { first, path }: Segment): { seq: number; intact: number; size: number } {
  const { size } = fstatSync(fd);
  for (let length = LOOK_BACK_BYTES; ; length *= 4) {
    const start = Math.max(0, size - length);
    const bytes = readBytes(fd, start, size);
    const end = bytes.lastIndexOf(10);
    const before = end <= 0 ? -1 : bytes.lastIndexOf(10, end - 1);
    if (start === 0 && end === -1) return { seq: first - 1, intact: 0, size };
    if (before === -1 && start > 0) {
      if (length > 4 * MAX_RECORD_BYTES) throw new StateUnreadable(path, 'its end holds no whole record');
      continue;
    }
    const last = sealOf(bytes.subarray(before + 1, end));
    if (!last) throw new StateUnreadable(path, `its last record, at byte ${start + before + 1}, is damaged`);
    return { seq: last.seq, intact: start + end + 1, size };
  }
}
