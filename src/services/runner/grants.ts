/** What agents of a run may spend, in US dollars. */
export interface Purse {
  /** What the run may still spend; Infinity where nothing limits it. */
  leftUsd: number;
  /** What agents that are at work have been granted. */
  reservedUsd: number;
  /** How many agents without a budget of their own are about to begin. */
  sharers: number;
}

/**
 * What an agent may spend, so that all that are at work side by side stay within what the run may: its own budget,
 * or else an equal share of what is left. Where others have been granted what it wants, it waits for what they leave.
 * @param wantedUsd its own budget; Infinity where it has none
 * @returns undefined where it has to wait
 */
export function grant(wantedUsd: number, { leftUsd, reservedUsd, sharers }: Purse): number | undefined {
  if (leftUsd === Infinity) return wantedUsd;
  const free = Math.max(0, leftUsd - reservedUsd);
  if (wantedUsd <= free) return wantedUsd;
  if (wantedUsd < Infinity) return reservedUsd > 0 ? undefined : free;
  return free === 0 && reservedUsd > 0 ? undefined : free / Math.max(1, sharers);
}
