import { ago } from './amounts.ts';

/** A day, an hour and a minute in milliseconds. */
const STEPS = [86_400_000, 3_600_000, 60_000];

/** Milliseconds in words; `0s` for less than five seconds. */
function amount(ms: number): string {
  return ms < 5000 ? '0s' : ago(ms).replace(/ ago$/, '');
}

/** When something is due, as seen from now: `in 3h`, `2d late`. @param at ISO 8601 */
export function dueIn(at: string, now: Date): string {
  const ms = new Date(at).getTime() - now.getTime();
  if (ms < 0) return `${amount(-ms)} late`;
  // What is due in a day is not due in 23 hours a moment later.
  const step = STEPS.find((unit) => ms >= unit - unit / 60) ?? 0;
  return `in ${amount(ms + step / 60)}`;
}
