import type { Processes } from '../../domain/process.ts';
import type { Place } from '../place.ts';
import { releaseAllOf } from './release.ts';

/** Milliseconds after which one that is no longer at work leaves the registry; the log still knows it. */
const FORGOTTEN_MS = 14 * 86_400_000;

/** Gives back what crashed clients hold, and takes out of the registry whoever came long ago and is no more. */
export async function sweepInstances(place: Place, processes: Processes): Promise<void> {
  const { store, clock } = place;
  const horizon = clock.now().getTime() - FORGOTTEN_MS;
  for (const { value } of await store.documents('instances').list()) {
    const isGone = value.ended !== undefined || (value.process && processes.stateOf(value.process) === 'ended');
    if (!isGone) continue;
    if (!value.ended && value.kind === 'session') await releaseAllOf(place, value, [value.id]);
    if (new Date(value.ended?.at ?? value.started).getTime() > horizon) continue;
    await store.documents('instances').remove(value.id);
    await store.signals('heartbeats').remove(value.id);
  }
}
