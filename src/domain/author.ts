import type { Author } from './records.ts';

/** Whether both speak for the same: a role, or, without one, one instance, or people. */
export function isSameVoice(a: Author, b: Author): boolean {
  if (a.role !== undefined || b.role !== undefined) return a.role === b.role;
  return a.as === b.as && a.instance === b.instance;
}

/** Whether the author speaks for everybody: a person who plays no role. */
export function speaksForAll({ as, role }: Author): boolean {
  return as === 'person' && role === undefined;
}
