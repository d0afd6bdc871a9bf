const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `5m` in milliseconds. The text must have the schema's duration format. */
export function parseDuration(text: string): number {
  const [, count, unit] = /^([1-9][0-9]{0,5})(ms|s|m|h)$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) throw new Error(`no duration: ${text}`);
  return Number(count) * UNITS[unit as keyof typeof UNITS];
}
