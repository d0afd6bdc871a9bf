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
import { crc32 } from 'node:zlib';
import { StateUnreadable } from '../leases.ts';
import type { Log, LogContent } from '../logs.ts';

const CRC_FIELD = /,"crc":"([0-9a-f]{8})"\}$/;

/**
 * One JSONL file. Each line is one record with a sequence number first and the CRC-32 of everything before it last, so
 * a person can grep it and a reader can tell a torn tail (cut by a crash, reported) from damage (refused).
 */
export function fileLog(path: string): Log {
  /** Where our last append ended; as long as the file ends there, it needs no second reading. */
  let tail: { size: number; count: number } | undefined;

  return {
    append(record) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o600);
      try {
        if (tail?.size !== fstatSync(fd).size) {
          const { lines, intact } = scan(path);
          ftruncateSync(fd, intact);
          tail = { size: intact, count: lines.length };
        }
        const line = Buffer.from(seal(tail.count + 1, record));
        writeWhole(fd, line, path);
        fdatasyncSync(fd);
        tail = { size: tail.size + line.length, count: tail.count + 1 };
      } catch (error) {
        tail = undefined;
        throw error;
      } finally {
        closeSync(fd);
      }
    },
    read(): LogContent {
      const { lines, intact, size } = scan(path);
      return { records: lines, tornBytes: size - intact };
    },
  };
}

function seal(seq: number, record: object): string {
  const body = JSON.stringify({ seq, ...record });
  const crc = crc32(body).toString(16).padStart(8, '0');
  return `${body.slice(0, -1)},"crc":"${crc}"}\n`;
}

/** One write, as appends of several writers may only be interleaved whole; a short one is a full disk. */
function writeWhole(fd: number, bytes: Buffer, path: string): void {
  const written = writeSync(fd, bytes);
  if (written !== bytes.length)
    throw new StateUnreadable(path, `only ${written} of ${bytes.length} bytes could be written`);
}

function scan(path: string): { lines: unknown[]; intact: number; size: number } {
  const bytes = readIfThere(path);
  const lines: unknown[] = [];
  let intact = 0;
  while (intact < bytes.length) {
    const end = bytes.indexOf(10, intact);
    const record = end === -1 ? undefined : unseal(bytes.toString('utf8', intact, end), lines.length + 1);
    if (record === undefined) {
      // One write cut short has no end of line; a whole line that does not check out was acknowledged once.
      if (end !== -1) throw new StateUnreadable(path, `record ${lines.length + 1}, at byte ${intact}, is damaged`);
      break;
    }
    lines.push(record);
    intact = end + 1;
  }
  return { lines, intact, size: bytes.length };
}

function unseal(line: string, seq: number): unknown {
  const crc = CRC_FIELD.exec(line);
  if (!crc) return undefined;
  const body = `${line.slice(0, crc.index)}}`;
  if (crc32(body).toString(16).padStart(8, '0') !== crc[1]) return undefined;
  const { seq: found, ...record } = JSON.parse(body) as { seq: unknown };
  return found === seq ? record : undefined;
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
