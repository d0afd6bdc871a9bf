import type { LeaseRecord } from '../../domain/lease.ts';
import type { LeasedGlob } from '../../domain/records.ts';
import type { Store } from '../../store/store.ts';
import { isHeld, type LeasePlace } from './held.ts';
import { globKey } from './lease-key.ts';

/** All leased patterns are in one document, so that a write reads one file to know of them. */
const INDEX = 'all';

/** Patterns that are, or were, leased. */
export async function leasedGlobs({ store }: { store: Pick<Store, 'documents'> }): Promise<LeasedGlob[]> {
  return (await store.documents('glob-leases').read(INDEX))?.value.globs ?? [];
}

/** Makes a leased pattern known to every write. To be called once its lease is taken, and before it is relied on. */
export async function publishGlob({ store }: LeasePlace, glob: LeasedGlob): Promise<void> {
  await store.documents('glob-leases').update(INDEX, (current) => ({
    globs: [...(current?.globs ?? []).filter(({ pattern }) => pattern !== glob.pattern), glob],
  }));
}

/** Forgets a pattern whose lease has ended, unless it has been leased anew. @param generation of the lease as it ended */
export async function withdrawGlob(
  { store }: Pick<LeasePlace, 'store'>,
  pattern: string,
  generation: number,
): Promise<void> {
  await store.documents('glob-leases').update(INDEX, (current) => {
    const globs = (current?.globs ?? []).filter((glob) => glob.pattern !== pattern || glob.generation > generation);
    return globs.length === current?.globs.length ? undefined : { globs };
  });
}

/** The lease of a pattern that somebody else has, and that holds the path. */
export async function foreignGlobOver(
  place: LeasePlace,
  path: string,
  session: string,
): Promise<LeaseRecord | undefined> {
  return foreignAmong(await leasedGlobs(place), place, path, session);
}

/** The same among patterns that have been read already. */
export async function foreignAmong(
  globs: readonly LeasedGlob[],
  place: LeasePlace,
  path: string,
  session: string,
): Promise<LeaseRecord | undefined> {
  for (const { pattern, regex } of globs) {
    if (!new RegExp(regex, 'u').test(path)) continue;
    const lease = await place.store.leases.inspect(globKey(pattern));
    if (isHeld(lease, place) && lease.holder.session !== session) return lease;
  }
  return undefined;
}
