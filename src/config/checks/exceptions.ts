import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outline } from '../outline.ts';
import { untilOf } from '../until.ts';
import { type Check, finding } from './check.ts';

/** An exception ends at a date that there is. */
export const exceptionsEnd: Check = (outline) =>
  outline.exceptions.flatMap(({ until }) => {
    if (!until || untilOf(until.text)) return [];
    return [
      finding(outline, until.path, {
        code: 'bad-date',
        message: `there is no date '${until.text}'`,
        hint: 'write a day or a time in UTC: 2026-03-31, 2026-03-31T18:00Z',
      }),
    ];
  });

/** What has run out has no effect any more. Not one of a config's checks: it hangs on the day. */
export function exceptionsRunOut(outline: Outline, now: Date): Diagnostic[] {
  return outline.exceptions.flatMap(({ until }) => {
    const end = until && untilOf(until.text);
    if (!end || now < end) return [];
    return [
      finding(outline, until.path, {
        severity: 'warning',
        code: 'exception-over',
        message: `this exception has run out on ${until.text}`,
        hint: 'remove it, or give it a later date where it is still needed',
      }),
    ];
  });
}
