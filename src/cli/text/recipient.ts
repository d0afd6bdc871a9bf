import type { Recipient } from '../../domain/records.ts';

/** To whom a message is, in a word or two. */
export function recipientName(to: Recipient): string {
  if ('role' in to) return to.role;
  return 'expertise' in to ? `whoever knows ${to.expertise.join(', ')}` : 'everybody';
}
