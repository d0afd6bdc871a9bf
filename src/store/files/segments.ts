import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** One file of a log, named by the number of its first record. */
export interface Segment {
  path: string;
  first: number;
}

export function segmentFrom(dir: string, first: number): Segment {
  return { path: join(dir, `${String(first).padStart(12, '0')}.jsonl`), first };
}

/** The files of a log, oldest first. */
export function listSegments(dir: string): Segment[] {
  try {
    return readdirSync(dir)
      .filter((file) => /^[0-9]{12}\.jsonl$/.test(file))
      .sort()
      .map((file) => ({ path: join(dir, file), first: Number(file.slice(0, 12)) }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The bytes of a file from one to before another, or to its end; none where there is no such file. */
export function readFrom(path: string, start: number, end?: number): Buffer {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
  try {
    return readBytes(fd, start, end ?? fstatSync(fd).size);
  } finally {
    closeSync(fd);
  }
}

/** As many bytes of that range as there are. */
export function readBytes(fd: number, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, end - start));
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(fd, bytes, length, bytes.length - length, start + length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
