import { hintFor } from '../../config/diagnostics/suggest.ts';
import { numberedIdFrom } from '../../domain/numbered-id.ts';
import type { QueueEntry } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';

export const QUEUE_KIND = 'MQ';

/** Every branch that was ever put into the queue, in the order in which they were. */
export async function listEntries({ store }: Place): Promise<QueueEntry[]> {
  const entries = (await store.documents('queue-entries').list()).map(({ value }) => value);
  return entries.sort((a, b) => numberOf(a) - numberOf(b));
}

/** Those that a person has to look at. */
export async function escalatedEntries(place: Place): Promise<QueueEntry[]> {
  return (await listEntries(place)).filter(({ status }) => status === 'escalated');
}

/** An entry by its id, as `numberedIdFrom` takes it; refused where there is none. */
export async function findEntry(place: Place, id: string): Promise<Result<QueueEntry, Refused>> {
  const all = await listEntries(place);
  const found = all.find((entry) => entry.id === numberedIdFrom(QUEUE_KIND, id));
  if (found) return ok(found);
  const hint = hintFor(
    id.toUpperCase(),
    all.map((entry) => entry.id),
    'there is',
  );
  return invalid(
    `nothing in the queue has the id ${id}`,
    hint === undefined ? 'See: coord queue list --all' : `${hint}`,
  );
}

/** It may be in the target by now, whatever comes next. */
export const isBeingPublished = ({ status, work }: QueueEntry): boolean =>
  status === 'landed' || work?.stage === 'publishing';

const numberOf = ({ id }: QueueEntry) => Number(id.slice(id.indexOf('-') + 1));
