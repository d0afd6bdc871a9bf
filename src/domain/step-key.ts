/** A step's place in a run: its id, and before it the rounds of the loops round it, as in `rounds.2/review`. */
export type StepKey = string;

/** `rounds.2/review` is step `review`. */
export function stepIdOf(key: StepKey): string {
  return key.split('/').at(-1) ?? key;
}

/** `rounds.2/review` is in round 2; a step outside loops is in round 1. */
export function roundOf(key: StepKey): number {
  const loop = key.split('/').at(-2);
  return Number(loop?.split('.').at(-1) ?? 1);
}
