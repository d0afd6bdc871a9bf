/** The end of a day in UTC, or a moment; undefined where there is no such date. The text has the schema's format. */
export function untilOf(text: string): Date | undefined {
  const moment = new Date(text.includes('T') ? text : `${text}T23:59:59.999Z`);
  // The 31st of February would be taken for one of March.
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(text.slice(0, 10)) ? undefined : moment;
}
