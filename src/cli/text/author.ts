import type { Author } from '../../domain/records.ts';

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
