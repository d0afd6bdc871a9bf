import type { Instance } from '../../domain/records.ts';
import { giveUp } from '../leases/take.ts';
import type { Place } from '../place.ts';

/**
 * Gives back what an instance holds, and forgets what it was writing: it writes nothing more.
 * @param ids its own and those of its subagents
 */
export async function releaseAllOf(
  { store }: Place,
  { kind, session }: Instance,
  ids: readonly string[],
): Promise<void> {
  // What a subagent has is its session's, which goes on with it.
  for (const lease of kind === 'subagent' ? [] : await store.leases.list()) {
    if (lease.state === 'held' && lease.holder.session === session) await giveUp({ store }, lease);
  }
  const inFlight = store.signals('in-flight');
  for (const { tool, instance } of await inFlight.list()) {
    if (ids.includes(instance)) await inFlight.remove(tool);
  }
}
