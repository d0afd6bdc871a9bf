import { basename, dirname, join } from 'node:path';
import type { Call } from '../call.ts';
import { isSeen } from '../words/unseen.ts';

/** @param suffix of the copy that is kept: `.bak`, or a name in which `*` stands for the file's */
export function editInPlace(call: Call, files: readonly string[], suffix: string): void {
  for (const file of files) {
    call.write(file);
    if (suffix === '' || !isSeen(file)) continue;
    const name = suffix.includes('*') ? suffix.replaceAll('*', () => basename(file)) : basename(file) + suffix;
    call.write(name.includes('/') ? name : join(dirname(file), name));
  }
}
