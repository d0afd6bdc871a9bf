import { existsSync } from 'node:fs';
import type { PortRange } from '../../domain/records.ts';
import type { Place } from '../place.ts';

/** All ranges are in one document: two worktrees never get the same. */
const RANGES = 'all';
const LAST_PORT = 65_535;

/** The ports that a worktree has for itself; undefined where it has none. @param worktree its top folder, canonical */
export async function portsOf({ store }: Pick<Place, 'store'>, worktree: string): Promise<PortRange | undefined> {
  return (await portRanges({ store })).find((range) => range.worktree === worktree);
}

/** The ranges of all worktrees that are there. */
export async function portRanges({ store }: Pick<Place, 'store'>): Promise<PortRange[]> {
  const ranges = (await store.documents('ports').read(RANGES))?.value.ranges ?? [];
  return ranges.filter(({ worktree }) => existsSync(worktree));
}

/** The range that has a resource's port: `port:3005`. */
export async function rangeWith({ store }: Pick<Place, 'store'>, resource: string): Promise<PortRange | undefined> {
  const port = Number(/^port:(\d+)$/.exec(resource)?.[1] ?? Number.NaN);
  return (await portRanges({ store })).find(({ from, count }) => port >= from && port < from + count);
}

/**
 * Gives a worktree ports of its own: the lowest free range, for as long as the worktree is there. Undefined where none is left.
 * @param taken whether somebody has leased a single port by its name
 */
export async function givePorts(
  { store }: Pick<Place, 'store'>,
  worktree: string,
  { from, each }: { from: number; each: number },
  taken: (port: number) => boolean,
): Promise<PortRange | undefined> {
  let given: PortRange | undefined;
  await store.documents('ports').update(RANGES, (current) => {
    const ranges = (current?.ranges ?? []).filter((range) => range.worktree !== worktree && existsSync(range.worktree));
    given =
      current?.ranges.find((range) => range.worktree === worktree) ?? freeRange(ranges, worktree, from, each, taken);
    return given && { ranges: [...ranges, given] };
  });
  return given;
}

export async function releasePorts({ store }: Pick<Place, 'store'>, worktree: string): Promise<void> {
  await store.documents('ports').update(RANGES, (current) => {
    const ranges = (current?.ranges ?? []).filter((range) => range.worktree !== worktree);
    return ranges.length === (current?.ranges.length ?? 0) ? undefined : { ranges };
  });
}

function freeRange(
  ranges: readonly PortRange[],
  worktree: string,
  first: number,
  count: number,
  taken: (port: number) => boolean,
): PortRange | undefined {
  for (let from = first; from + count - 1 <= LAST_PORT; from += count) {
    const meets = ranges.some((other) => from < other.from + other.count && other.from < from + count);
    const isTaken = Array.from({ length: count }, (_, index) => from + index).some(taken);
    if (!meets && !isTaken) return { worktree, from, count };
  }
  return undefined;
}
