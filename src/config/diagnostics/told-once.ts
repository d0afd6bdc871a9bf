import type { Diagnostic } from './diagnostic.ts';

/** What is found again, by an alias or by each playbook that uses another one, is one mistake, and told once. */
export function toldOnce(mistakes: readonly Diagnostic[]): Diagnostic[] {
  const known = mistakes.map((mistake) => {
    const { code, message, file, at } = mistake;
    return [`${file}:${at?.line}:${at?.column} ${code} ${message}`, mistake] as const;
  });
  return [...new Map(known).values()];
}
