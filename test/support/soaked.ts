/** Leaves for the table of `npm run soak` how much a test has done: numbers, by the name of what they count. */
export function soaked(task: { meta: object }, amounts: Record<string, number>): void {
  Object.assign(task.meta, { soaked: amounts });
}

/** How long a soak is: 1 is all of it. Undefined outside a soak. */
export const SOAK_SIZE = process.env['COORD_SOAK'] ? Number(process.env['COORD_SOAK']) / 100 : undefined;

/** As much of an amount as the soak is long, and the other one outside a soak. */
export function ofSoak(whole: number, otherwise: number): number {
  return SOAK_SIZE === undefined ? otherwise : Math.max(1, Math.round(whole * SOAK_SIZE));
}
