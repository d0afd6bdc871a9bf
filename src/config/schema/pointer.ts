import { valueAt } from '../yaml/value-at.ts';
import type { Path } from '../yaml/yaml-file.ts';

/** A JSON pointer as a path; a number is an index only where the parent is a list. */
export function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let value = root;
  for (const word of pointer.split('/').slice(1)) {
    const step = word.replace(/~1/g, '/').replace(/~0/g, '~');
    path.push(Array.isArray(value) ? Number(step) : step);
    value = valueAt(value, [step]);
  }
  return path;
}
