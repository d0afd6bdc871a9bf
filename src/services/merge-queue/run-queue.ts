import type { QueueEntry } from '../../domain/records.ts';
import { listEntries } from './entries.ts';
import { integrate } from './integrate.ts';
import type { QueueParts } from './parts.ts';
import { EntryChanged } from './record.ts';
import { tellEnd } from './tell.ts';

export type QueueEnd =
  | { kind: 'done' }
  | { kind: 'held'; entry: QueueEntry; reason: string; mend: string }
  | { kind: 'stopped' };

/**
 * Works the queue off, the first first, until nothing waits any more. To be called by one process at a time. Killed anywhere,
 * the next call goes on where it was: what is in an entry is done, what is not is done again.
 * @throws QueueLost where another process works it off by now
 */
export async function runQueue(parts: QueueParts): Promise<QueueEnd> {
  for (;;) {
    const end = await goOn(parts).catch((error: unknown) => {
      if (error instanceof EntryChanged) return undefined;
      throw error;
    });
    if (end) return end;
  }
}

/** One entry further; undefined where there may be more. */
async function goOn(parts: QueueParts): Promise<QueueEnd | undefined> {
  const entries = await listEntries(parts.workplace);
  for (const entry of entries) if (isUntold(entry)) await tellEnd(entry, parts);
  const entry = entries.find(({ status }) => status === 'waiting');
  if (!entry) return { kind: 'done' };
  if (parts.signal.aborted) return { kind: 'stopped' };
  const done = await integrate(entry, parts);
  switch (done.kind) {
    case 'ended':
      return undefined;
    case 'held':
      return { ...done, entry };
    case 'stopped':
      return done;
  }
}

const isUntold = ({ status, told }: QueueEntry) => !told && (status === 'landed' || status === 'escalated');
