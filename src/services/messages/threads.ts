import type { MessageSent } from '../../domain/records.ts';
import { inboxOrder, isInInbox, isUnansweredBy } from '../../domain/thread-state.ts';
import { isByReader, isFor, type Reader, type Thread, THREADS } from '../../domain/thread.ts';
import type { Numbered } from '../../store/shared-logs.ts';
import type { Place } from '../place.ts';

/** Every thread that is not closed, oldest first. */
export async function openThreads({ store }: Place): Promise<Thread[]> {
  const { state } = await store.fold('messages', THREADS);
  return Object.values(state.open);
}

/** What is addressed to the reader and not closed for it, and answers that it has not read; what is most pressing first. */
export async function inboxOf(place: Place, reader: Reader): Promise<Thread[]> {
  const threads = await openThreads(place);
  return threads.filter((thread) => isInInbox(thread, reader)).sort(inboxOrder(reader));
}

/** Threads in which a response of the reader is needed and has not been given, what is most pressing first. */
export async function unansweredBy(place: Place, reader: Reader): Promise<Thread[]> {
  const threads = await openThreads(place);
  return threads.filter((thread) => isUnansweredBy(thread, reader)).sort(inboxOrder(reader));
}

/** Messages of others to the reader since a place of the log, oldest first, and where the log ends now. */
export async function newsFor(
  { store }: Place,
  reader: Reader,
  after: number,
): Promise<{ messages: Numbered<MessageSent>[]; last: number }> {
  const { records, last } = await store.log('messages').read(after);
  const messages = records.flatMap((event) =>
    event.type === 'message.sent' && isFor(event.to, reader) && !isByReader(event.by, reader) ? [event] : [],
  );
  return { messages, last };
}
