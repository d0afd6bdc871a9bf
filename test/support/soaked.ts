/** Leaves for the table of `npm run soak` how much a test has done: numbers, by the name of what they count. */
export function soaked(task: { meta: object }, amounts: Record<string, number>): void {
  Object.assign(task.meta, { soaked: amounts });
}
