import { handoffIdFrom } from '../../domain/handoff.ts';
import type { Handoff, HandoffEntry } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { err, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';

/** Every handoff there is, by number. */
export async function listHandoffs({ store }: Place): Promise<Handoff[]> {
  const documents = await store.documents('handoffs').list();
  return documents.map(({ value }) => value).sort((a, b) => numberOf(a) - numberOf(b));
}

/** @param named as `handoffIdFrom` takes it */
export async function findHandoff({ store }: Place, named: string): Promise<Handoff | undefined> {
  return (await store.documents('handoffs').read(handoffIdFrom(named)))?.value;
}

export const unknownHandoff = (id: string) =>
  invalid(`there is no handoff ${id}`, 'See those there are: coord handoff list --all');

/**
 * Changes a handoff under its lock, and tells the log what the change added to its history.
 * @param besides what moves nothing, and may be done to a handoff of a run as well
 */
export async function changeHandoff(
  place: Place,
  named: string,
  change: (handoff: Handoff) => Result<Handoff, Refused>,
  besides = false,
): Promise<Result<Handoff, Refused>> {
  const id = handoffIdFrom(named);
  let result = unknownHandoff(id) as Result<Handoff, Refused>;
  let before = 0;
  await place.store.documents('handoffs').update(id, (handoff) => {
    if (!handoff) return undefined;
    before = handoff.history.length;
    const moved = movedByRun(handoff);
    result = moved && !besides ? err(moved) : change(handoff);
    return result.ok ? result.value : undefined;
  });
  if (result.ok) await tellLog(place, id, result.value.history.slice(before));
  return result;
}

/** What a run hands over is moved by the run alone: its journal says where it is. */
export function movedByRun({ id, run }: Handoff): Refused | undefined {
  return run === undefined ? undefined : refused(`${id} is moved by run ${run}`, `See: coord runs ${run}`).error;
}

/** Tells the log of happenings what has become of a handoff; the handoff itself says so already. */
export async function tellLog({ store }: Place, handoff: string, entries: readonly HandoffEntry[]): Promise<void> {
  for (const entry of entries) await store.log('events').append({ type: 'handoff.changed', handoff, ...entry });
}

const numberOf = ({ id }: Handoff) => Number(id.slice(id.indexOf('-') + 1));
