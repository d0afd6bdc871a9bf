import type { Author } from './records.ts';

/** Whether both speak for the same: agents of one role, or one agent without, or people of one role, or of none. */
export function isSameVoice(a: Author, b: Author): boolean {
  return a.as === b.as && a.role === b.role && (a.role !== undefined || a.instance === b.instance);
}

/** Whether the author speaks for everybody: a person who plays no role. */
export function speaksForAll({ as, role }: Author): boolean {
  return as === 'person' && role === undefined;
}
