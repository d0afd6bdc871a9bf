import type { MessageEvent } from '../../domain/records.ts';
import { openThread, type Thread, threadId, THREADS } from '../../domain/thread.ts';
import type { Numbered } from '../../store/shared-logs.ts';
import type { Place } from '../place.ts';

/** Everything that was said and done in a thread, oldest first. */
export interface WholeThread {
  events: Numbered<MessageEvent>[];
  /** The thread, where it is not closed. */
  open?: Thread;
}

/** A thread by its id; undefined for none such. A closed one is looked for in the log. */
export async function wholeThread({ store }: Place, id: string): Promise<WholeThread | undefined> {
  const { state } = await store.fold('messages', THREADS);
  const open = openThread(state, id);
  if (open) return { events: [...open.messages, ...open.marks].sort((a, b) => a.seq - b.seq), open };
  const seq = Number(/^MSG-([1-9]\d{0,14})$/.exec(id)?.[1]);
  if (Number.isNaN(seq)) return undefined;
  const { records } = await store.log('messages').read(seq - 1);
  const [first] = records;
  if (first?.type !== 'message.sent' || first.thread !== undefined || threadId(first.seq) !== id) return undefined;
  return { events: records.filter((event) => event.seq === seq || event.thread === id) };
}
