import type { Checkpoint } from './records.ts';

/** As many of each role are kept. */
export const KEPT_CHECKPOINTS = 20;

/**
 * The checkpoints of one role that make room, when the newest has come: coord's own first. One that somebody asked for goes
 * only when another one is asked for, who then hears of it.
 * @param all oldest first, with the newest
 */
export function checkpointsToDrop(all: readonly Checkpoint[]): Checkpoint[] {
  const newest = all.at(-1);
  const older = all.slice(0, -1);
  const own = older.filter(({ reason }) => reason !== 'asked');
  const asked = newest?.reason === 'asked' ? older.filter(({ reason }) => reason === 'asked') : [];
  return [...own, ...asked].slice(0, Math.max(0, all.length - KEPT_CHECKPOINTS));
}
