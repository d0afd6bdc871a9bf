import type { Conflict } from '../domain/records.ts';
import type { Place } from './place.ts';

/** Every conflict, open and resolved, by id. */
export async function listConflicts({ store }: Place): Promise<Conflict[]> {
  return (await store.documents('conflicts').list()).map(({ value }) => value);
}
