import { basename } from 'node:path';
import { StateUnreadable } from '../leases.ts';
import { readIfThere } from './logs.ts';
import type { Mutex } from './mutex.ts';
import { replaceFile } from './replace-file.ts';

/** The next number of the series in a file. It is durable before anybody has it: a crash can lose one, never give it twice. */
export function nextNumber(path: string, mutex: Mutex): Promise<number> {
  return mutex(`counter.${basename(path)}`, () => {
    const text = readIfThere(path).toString('utf8').trim();
    if (text !== '' && !/^[1-9][0-9]{0,14}$/.test(text)) throw new StateUnreadable(path, 'this is not a number');
    const next = Number(text) + 1;
    replaceFile(path, `${next}\n`);
    return next;
  });
}
