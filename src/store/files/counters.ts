import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { StateUnreadable } from '../leases.ts';
import type { Mutex } from './mutex.ts';
import { replaceFile } from './replace-file.ts';

/** The next number of the series in a file. It is durable before anybody has it: a crash can lose one, never give it twice. */
export function nextNumber(path: string, mutex: Mutex): Promise<number> {
  return mutex(counterLock(path), () => {
    const next = lastNumber(path) + 1;
    writeNumber(path, next);
    return next;
  });
}

/** The last number that was given; 0 where none was. @throws StateUnreadable where the file holds something else */
export function lastNumber(path: string): number {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  // An empty file is no beginning: numbers would be given again.
  if (!/^(?=0*[1-9])[0-9]{1,15}\n?$/.test(text)) throw new StateUnreadable(path, 'this is not a number');
  return Number(text);
}

/** All numbers have one length, so that the next one is written over the last: one sector, and one wait for the disk. */
export function writeNumber(path: string, number: number): void {
  const text = `${String(number).padStart(WIDTH, '0')}\n`;
  if (!existsSync(path)) return replaceFile(path, text);
  const fd = openSync(path, 'r+');
  try {
    const written = writeSync(fd, text, 0);
    if (written !== text.length)
      throw new StateUnreadable(path, `only ${written} of ${text.length} bytes could be written`);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Digits of a number. */
const WIDTH = 15;

export const counterLock = (path: string) => `counter.${basename(path)}`;
