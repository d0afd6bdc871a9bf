import { closeSync, constants, copyFileSync, mkdirSync, openSync } from 'node:fs';
import { wholeEnd } from '../log-end.ts';
import type { Mutex } from '../mutex.ts';
import { replaceFile } from '../replace-file.ts';
import { RecordDamaged, type Scan, scanLines, sealOf } from '../sealed-lines.ts';
import { readFrom, type Segment } from '../segments.ts';
import { logLock } from '../shared-log.ts';
import { freeName, type Inspector } from './finding.ts';

export function scanOnce({ path, first }: Segment): Scan | RecordDamaged {
  try {
    return scanLines(readFrom(path, 0), path, first);
  } catch (error) {
    if (error instanceof RecordDamaged) return error;
    throw error;
  }
}

/** Whether a whole record with a higher number stands behind a damaged one. */
export function hasRecordsAfter(path: string, { byte, seq }: RecordDamaged): boolean {
  const bytes = readFrom(path, byte);
  for (let begin = 0, end = bytes.indexOf(10); end !== -1; begin = end + 1, end = bytes.indexOf(10, begin)) {
    const seal = sealOf(bytes.subarray(begin, end));
    if (seal && seal.seq > seq) return true;
  }
  return false;
}

export function cutTornEnd(segment: Segment, kind: string, mutex: Mutex): Promise<void> {
  return mutex(logLock(kind), () => {
    const fd = openSync(segment.path, constants.O_RDWR);
    try {
      wholeEnd(fd, segment);
    } finally {
      closeSync(fd);
    }
  });
}

export function cutDamage(segment: Segment, kind: string, { layout, mutex }: Inspector): Promise<void> {
  return mutex(logLock(kind), () => {
    const { path } = segment;
    const scan = scanOnce(segment);
    if (!(scan instanceof RecordDamaged) || hasRecordsAfter(path, scan)) return;
    mkdirSync(layout.damaged, { recursive: true, mode: 0o700 });
    copyFileSync(path, freeName(layout, path), constants.COPYFILE_EXCL);
    replaceFile(path, readFrom(path, 0, scan.byte).toString('utf8'));
  });
}
