import type { MessageEvent } from '../../domain/records.ts';
import { threadId } from '../../domain/thread.ts';
import type { Numbered } from '../../store/shared-logs.ts';
import type { Place } from '../place.ts';

/** Everything that was ever said and done in a thread, oldest first, also when it is closed; undefined for none such. */
export async function wholeThread({ store }: Place, id: string): Promise<Numbered<MessageEvent>[] | undefined> {
  const seq = Number(/^MSG-([1-9]\d{0,14})$/.exec(id)?.[1]);
  if (Number.isNaN(seq)) return undefined;
  const { records } = await store.log('messages').read(seq - 1);
  const [first] = records;
  if (first?.type !== 'message.sent' || first.thread !== undefined || threadId(first.seq) !== id) return undefined;
  return records.filter((event) => event.seq === seq || event.thread === id);
}
