import { readFileSync } from 'node:fs';
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
  if (!/^[1-9][0-9]{0,14}\n?$/.test(text)) throw new StateUnreadable(path, 'this is not a number');
  return Number(text);
}

export function writeNumber(path: string, number: number): void {
  replaceFile(path, `${number}\n`);
}

export const counterLock = (path: string) => `counter.${basename(path)}`;
