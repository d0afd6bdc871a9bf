import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../config/duration.ts';

const DURATION = /^[1-9][0-9]{0,5}(?:m|h)$/;
const DAYS = /^([1-9][0-9]{0,2})d$/;

/**
 * A moment as a person gives it: from now on (`30m`, `4h`, `2d`), or a date (`2026-01-15`, its end in UTC) or time
 * (`2026-01-15T16:00Z`).
 * @returns a function for commander: ISO 8601 in UTC
 */
export function parseMoment(now: () => Date): (text: string) => string {
  return (text) => {
    const days = DAYS.exec(text);
    const ahead = days ? Number(days[1]) * 86_400_000 : DURATION.test(text) ? parseDuration(text) : undefined;
    const moment = ahead !== undefined ? new Date(now().getTime() + ahead) : dateOf(text);
    if (moment === undefined || Number.isNaN(moment.getTime()))
      throw new InvalidArgumentError(
        'give a duration (30m, 4h, 2d), a date (2026-01-15) or a time (2026-01-15T16:00Z).',
      );
    return moment.toISOString();
  };
}

function dateOf(text: string): Date | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return new Date(`${text}T23:59:59Z`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : undefined;
}
