import { ago } from './amounts.ts';

/** When something is due, as seen from now: `in 3h`, `2d late`. @param at ISO 8601 */
export function dueIn(at: string, now: Date): string {
  const ms = new Date(at).getTime() - now.getTime();
  const amount = Math.abs(ms) < 5000 ? '0s' : ago(Math.abs(ms)).replace(/ ago$/, '');
  return ms < 0 ? `${amount} late` : `in ${amount}`;
}
