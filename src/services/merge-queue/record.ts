import type { QueueEntry } from '../../domain/records.ts';
import { type QueueParts, QueueLost } from './parts.ts';

/** Somebody has taken the entry out meanwhile, or put its branch in anew: what was begun with it is of no use. */
export class EntryChanged extends Error {
  override name = 'EntryChanged';
}

/**
 * Writes how far an entry has come; nothing is done that is not written first.
 * @throws QueueLost where another process works the queue off by now
 * @throws EntryChanged where the entry is no longer what was worked on
 */
export async function record(
  { workplace, isOurs }: Pick<QueueParts, 'workplace' | 'isOurs'>,
  { id, status, commit }: QueueEntry,
  change: Partial<QueueEntry>,
): Promise<QueueEntry> {
  if (!isOurs()) throw new QueueLost('another process works the queue off by now');
  let isSame = false;
  const after = await workplace.store.documents('queue-entries').update(id, (current) => {
    isSame = current !== undefined && current.status === status && current.commit === commit;
    return current && isSame ? { ...current, ...change } : undefined;
  });
  if (!after || !isSame) throw new EntryChanged(`${id} was changed meanwhile`);
  return after.value;
}
