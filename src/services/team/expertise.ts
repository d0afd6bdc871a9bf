import type { Author } from '../../domain/records.ts';
import type { Knowing } from '../../domain/task-queue.ts';

/** What each role knows, by the config and in its order. */
export type Expertise = Readonly<Record<string, readonly string[]>>;

/** What somebody's role knows. */
export function expertiseOf(team: Expertise, { role }: Pick<Author, 'role'>): readonly string[] {
  return role !== undefined && Object.hasOwn(team, role) ? (team[role] ?? []) : [];
}

export function knowing(team: Expertise): Knowing[] {
  return Object.entries(team).map(([role, expertise]) => ({ role, expertise }));
}

/** Kinds of expertise as the config spells them, where it knows them in any case of letters; each once. */
export function spelledAsKnown(wanted: readonly string[], team: Expertise): string[] {
  const known = new Map(Object.values(team).flatMap((list) => list.map((one) => [one.toLowerCase(), one] as const)));
  return [...new Set(wanted.map((one) => known.get(one.trim().toLowerCase()) ?? one.trim()))];
}
