import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../config/duration.ts';

/**
 * A moment to come, as a person gives it: from now on (`30m`, `4h`, `2d`), a date (`2026-01-15`: its end, in UTC) or a
 * time (`2026-01-15T16:00Z`).
 * @returns ISO 8601 in UTC
 */
export function parseMoment(text: string): string {
  return momentFrom(text, 1);
}

/** The same, counted back from now: `30m` is half an hour ago, and a date is its beginning. */
export function parsePast(text: string): string {
  return momentFrom(text, -1);
}

type Direction = 1 | -1;

function momentFrom(text: string, direction: Direction): string {
  const span = text === '0s' && direction === -1 ? 0 : spanOf(text);
  const moment = span === undefined ? dateOf(text, direction) : new Date(Date.now() + direction * span);
  if (moment === undefined || Number.isNaN(moment.getTime()))
    throw new InvalidArgumentError('give a duration (30m, 4h, 2d), a date (2026-01-15) or a time (2026-01-15T16:00Z).');
  return moment.toISOString();
}

/** Milliseconds. */
function spanOf(text: string): number | undefined {
  const [, days] = /^([1-9][0-9]{0,2})d$/.exec(text) ?? [];
  if (days !== undefined) return Number(days) * 86_400_000;
  return /^[1-9][0-9]{0,5}[smh]$/.test(text) ? parseDuration(text) : undefined;
}

function dateOf(text: string, direction: Direction): Date | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return new Date(`${text}T${direction === 1 ? '23:59:59' : '00:00:00'}Z`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : undefined;
}
