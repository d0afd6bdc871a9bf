import { closeSync, fdatasyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { StateUnreadable } from '../leases.ts';

/** Appends one JSON line that several processes may append to at once: O_APPEND and a single write keep it whole. */
export function appendLine(path: string, record: object): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
  const fd = openSync(path, 'a', 0o600);
  try {
    const written = writeSync(fd, bytes);
    if (written !== bytes.length)
      throw new StateUnreadable(path, `only ${written} of ${bytes.length} bytes could be written`);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Every line that is whole. A line that a crash cut off is passed over: it was never acknowledged. */
export function readLines(path: string): unknown[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}
