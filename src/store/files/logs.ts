import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StateUnreadable } from '../leases.ts';
import type { Log, LogContent } from '../logs.ts';
import { scanLines, seal } from './sealed-lines.ts';

/** One JSONL file of sealed lines, with one writer at a time. */
export function fileLog(path: string): Log {
  /** Where our last append ended; as long as the file ends there, it needs no second reading. */
  let tail: { size: number; count: number } | undefined;

  /** Open as long as something is written that is not durable: an fsync of another opening may miss its failure. */
  let pending: number | undefined;

  function write(record: object): void {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const fd = pending ?? openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o600);
    pending = fd;
    try {
      if (tail?.size !== fstatSync(fd).size) {
        const { lines, intact } = scan(path);
        ftruncateSync(fd, intact);
        tail = { size: intact, count: lines.length };
      }
      const line = Buffer.from(seal(tail.count + 1, record));
      writeWhole(fd, line, path);
      tail = { size: tail.size + line.length, count: tail.count + 1 };
    } catch (error) {
      close();
      tail = undefined;
      throw error;
    }
  }

  function sync(): void {
    if (pending === undefined) return;
    try {
      fdatasyncSync(pending);
    } catch (error) {
      tail = undefined;
      throw error;
    } finally {
      close();
    }
  }

  function close(): void {
    const fd = pending;
    pending = undefined;
    if (fd !== undefined) closeSync(fd);
  }

  return {
    append(record) {
      write(record);
      sync();
    },
    write,
    sync,
    read(): LogContent {
      const { lines, intact, size } = scan(path);
      return { records: lines, tornBytes: size - intact };
    },
  };
}

/** One write, as appends of several writers may only be interleaved whole; a short one is a full disk. */
export function writeWhole(fd: number, bytes: Buffer, path: string): void {
  const written = writeSync(fd, bytes);
  if (written !== bytes.length)
    throw new StateUnreadable(path, `only ${written} of ${bytes.length} bytes could be written`);
}

function scan(path: string): { lines: unknown[]; intact: number; size: number } {
  const { records, intact, size } = scanLines(readIfThere(path), path, 1);
  return { lines: records.map(({ record }) => record), intact, size };
}

export function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
