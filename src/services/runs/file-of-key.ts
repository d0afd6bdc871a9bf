import { createHash } from 'node:crypto';
import type { StepKey } from '../../domain/step-key.ts';

/** In characters: most systems take 255 bytes, and an ending follows. */
const LONGEST = 200;

/** A step's key as the name of a file. That of a branch within branches may be longer than a file's name can be. */
export function fileOfKey(key: StepKey, between: '.' | '+'): string {
  const name = key.replaceAll(/[/:]/g, between);
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - 17)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
