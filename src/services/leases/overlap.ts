import { parseGlob, type Glob } from '../../config/globs/glob.ts';
import { fullBudget, pathSearch } from '../../config/globs/path-search.ts';
import type { LeaseRecord } from '../../domain/lease.ts';
import { leasedGlobs } from './glob-index.ts';
import { isHeld, type LeasePlace } from './held.ts';
import { globKey, pathOfKey } from './lease-key.ts';

/** Every lease that somebody else has on a file of the pattern, or on a pattern that some path is in as well. */
export async function meetingLeases(
  place: LeasePlace,
  { name, regex }: { name: string; regex: string },
  session: string,
): Promise<LeaseRecord[]> {
  const isForeign = (lease: LeaseRecord | undefined): lease is LeaseRecord =>
    isHeld(lease, place) && lease.holder.session !== session;
  const compiled = new RegExp(regex, 'u');
  const files = (await place.store.leases.list()).filter((lease) => {
    const path = pathOfKey(lease.key);
    return path !== undefined && compiled.test(path) && isForeign(lease);
  });
  const globs: LeaseRecord[] = [];
  for (const { pattern } of await leasedGlobs(place)) {
    const lease = await place.store.leases.inspect(globKey(pattern));
    if (isForeign(lease) && (pattern === name || mayShare(pattern, name))) globs.push(lease);
  }
  return [...files, ...globs];
}

/** Whether a path can be in both; where that is too costly to find out, it counts as so. */
function mayShare(a: string, b: string): boolean {
  const search = pathSearch(fullBudget());
  return search.find({ within: [compiledGlob(a), compiledGlob(b)], outside: [] }).kind !== 'none';
}

export function compiledGlob(pattern: string): Glob {
  const parsed = parseGlob(pattern, true);
  if (!parsed.ok) throw new Error(`a leased pattern is none: ${pattern}`);
  return parsed.value;
}
