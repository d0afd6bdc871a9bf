import type { Instance } from '../../domain/records.ts';
import { threadId } from '../../domain/thread.ts';
import { decisionNews, decisionsDue } from '../decisions/decisions.ts';
import { newsFor } from '../messages/threads.ts';
import type { Place } from '../place.ts';
import type { Expertise } from '../team/expertise.ts';
import { readerOf } from './reader.ts';
import { newsText, section } from './checklist-text.ts';
import { dueItem, madeItem, messageItem } from './items.ts';

/** Every message and decision that an instance has not been told of; it then has been. */
export async function tellNews(place: Place, instance: Instance, expertise: Expertise): Promise<string | undefined> {
  const { role, id } = instance;
  const seen = instance.seen ?? NOTHING;
  const news = await newsFor(place, readerOf(instance, expertise), seen.messages);
  const made = await decisionNews(place, role, seen.decisions);
  if (news.last === seen.messages && made.last === seen.decisions) return undefined;
  const told = await claim(place, id, { messages: news.last, decisions: made.last });
  const messages = news.messages.filter(
    ({ seq, urgency }) => seq > told.messages && (urgency !== 'urgent' || seq > (told.urgent ?? 0)),
  );
  const decisions = made.last > told.decisions ? made.decisions : [];
  const isNew = made.last > told.decisions && role !== undefined;
  const due = isNew ? (await decisionsDue(place, role)).filter(({ proposed }) => proposed.seq > told.decisions) : [];
  return newsText([
    section(
      'New messages',
      'coord inbox',
      messages.map((message) => messageItem(message, threadOf(message))),
    ),
    section(
      'Decisions that wait for you',
      'coord decision list',
      due.map((decision) => dueItem(decision, role)),
    ),
    section('Decisions made', 'coord decision list', decisions.map(madeItem)),
  ]);
}

/**
 * Urgent messages that an instance has not been told of; it then has been. The others wait for the next prompt.
 * @param except threads that it is told of otherwise
 */
export async function tellUrgent(
  place: Place,
  instance: Instance,
  expertise: Expertise,
  except: readonly string[] = [],
): Promise<string | undefined> {
  const { seen } = instance;
  // Whoever was never told anything is told everything at the next prompt.
  if (!seen) return undefined;
  const news = await newsFor(place, readerOf(instance, expertise), toldOfUrgent(seen));
  const urgent = news.messages.filter(({ urgency }) => urgency === 'urgent');
  if (urgent.length === 0) return undefined;
  const told = toldOfUrgent(await claim(place, instance.id, { urgent: news.last }));
  const untold = urgent.filter((message) => message.seq > told && !except.includes(threadOf(message)));
  const items = untold.map((message) => messageItem(message, threadOf(message)));
  return newsText([section('Urgent messages', 'coord inbox', items)]);
}

type Seen = NonNullable<Instance['seen']>;
const NOTHING: Seen = { messages: 0, decisions: 0 };

const toldOfUrgent = ({ messages, urgent = 0 }: Seen) => Math.max(messages, urgent);
const threadOf = ({ thread, seq }: { thread?: string; seq: number }) => thread ?? threadId(seq);

/** Notes how far an instance is told. @returns how far it was: of two hooks at once, only one tells */
async function claim({ store }: Place, id: string, now: Partial<Seen>): Promise<Seen> {
  let before = NOTHING;
  await store.documents('instances').update(id, (current) => {
    before = current?.seen ?? NOTHING;
    return current && { ...current, seen: { ...before, ...now } };
  });
  return before;
}
