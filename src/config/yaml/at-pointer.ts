import { valueAt } from './value-at.ts';

/** The value at a JSON pointer (RFC 6901), or undefined where there is none. */
export function atPointer(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return valueAt(
    document,
    steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}
