import type { Recipient } from '../../domain/records.ts';

/** To whom something is addressed, in a word or two. */
export function recipientName(to: Recipient): string {
  if ('role' in to) return to.role;
  if ('expertise' in to) return `whoever knows ${to.expertise.join(', ')}`;
  return 'all' in to ? 'everybody' : 'whoever has no role';
}
