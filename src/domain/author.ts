import type { Author } from './records.ts';

/** Whether both speak for the same: agents of one role, or one agent without, or people of one role, or of none. */
export function isSameVoice(a: Author, b: Author): boolean {
  return a.as === b.as && a.role === b.role && (a.role !== undefined || a.instance === b.instance);
}

/** Whether the author speaks for everybody: a person who plays no role. */
export function speaksForAll({ as, role }: Author): boolean {
  return as === 'person' && role === undefined;
}

/** Who did something, in a word or two. */
export function authorName({ as, role }: Author): string {
  switch (as) {
    case 'coord':
      return 'coord';
    case 'person':
      return role === undefined ? 'a person' : `a person (${role})`;
    case 'agent':
      return role ?? 'an agent without a role';
  }
}

/** The same for several: where they are several instances of one role, each is named. */
export function authorNames(authors: readonly Author[]): (author: Author) => string {
  const instances = new Map<string, Set<string>>();
  for (const { role, instance } of authors)
    if (role !== undefined && instance !== undefined)
      instances.set(role, (instances.get(role) ?? new Set()).add(instance));
  return (author) => {
    const { role, instance } = author;
    const isOneOfMany = role !== undefined && (instances.get(role)?.size ?? 0) > 1;
    return isOneOfMany && instance !== undefined
      ? `${authorName(author)} (instance ${instance.slice(0, 8)})`
      : authorName(author);
  };
}
