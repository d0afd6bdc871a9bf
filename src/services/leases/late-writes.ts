import { type Holder, type LeaseRecord, runOfHolder } from '../../domain/lease.ts';
import type { Author, StateEvent, WriteLate } from '../../domain/records.ts';
import type { Fold } from '../../store/shared-logs.ts';
import type { Store } from '../../store/store.ts';
import type { Place } from '../place.ts';

/** What a finished write meets when another session took the lease meanwhile. */
export interface LateWrite {
  path: string;
  /** The lease as it is now, which is or was the other's. */
  lease: LeaseRecord;
}

export async function recordLateWrite(
  { store, clock }: Place,
  { path, lease }: LateWrite,
  { session, role }: Holder,
  token: number | undefined,
): Promise<void> {
  const run = runOfHolder({ session });
  await store.log('events').append({
    type: 'write.late',
    at: clock.now().toISOString(),
    by: { as: 'agent', instance: session, ...(role !== undefined && { role }), ...(run !== undefined && { run }) },
    path,
    holder: lease.holder.session,
    ...(token !== undefined && { generation: token }),
  });
}

/** Late writes that nobody has looked at since, by path: the newest of each. */
type Unsettled = Record<string, WriteLate>;

const UNSETTLED: Fold<StateEvent, Unsettled> = {
  name: 'late-writes-1',
  initial: {},
  step: (state, event) => {
    if (event.type === 'write.late') state[event.path] = event;
    if (event.type === 'write.late-settled') for (const path of event.paths) delete state[path];
    return state;
  },
};

/** Late writes that nobody has settled yet, oldest first. */
export async function lateWrites(store: Pick<Store, 'fold'>): Promise<WriteLate[]> {
  const { state } = await store.fold('events', UNSETTLED);
  return Object.values(state).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Somebody has looked at these files, and they are right now. @returns the paths that were late */
export async function settleLateWrites(
  { store, clock }: Place,
  paths: readonly string[],
  by: Author,
): Promise<string[]> {
  const late = (await lateWrites(store)).map(({ path }) => path).filter((path) => paths.includes(path));
  if (late.length > 0)
    await store.log('events').append({ type: 'write.late-settled', at: clock.now().toISOString(), by, paths: late });
  return late;
}
