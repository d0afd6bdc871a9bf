import {
  addresseesOf,
  answersFor,
  closing,
  type Closing,
  notAcknowledged,
  outsider,
} from '../../domain/consultation.ts';
import { textFault } from '../../domain/bounds.ts';
import type { Author, MessageSent } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { beginningOf, type Thread } from '../../domain/thread.ts';
import type { Numbered } from '../../store/shared-logs.ts';
import { type Expertise, expertiseOf, spelledAsKnown } from '../team/expertise.ts';
import type { Place } from '../place.ts';
import { append, faultIn } from './send.ts';
import { wholeThread } from './whole-thread.ts';

/** An answer, or a further word of whoever asked. */
export interface Reply {
  thread: string;
  text: string;
  /** Whether it asks for a response itself. */
  needsResponse: boolean;
}

/** Nobody holds a lock meanwhile: a reply to a thread that is being closed is kept with it, and opens it for nobody. */
export async function reply(
  place: Place,
  team: Expertise,
  by: Author,
  { thread: id, text, needsResponse }: Reply,
): Promise<Result<Numbered<MessageSent>, Refused>> {
  const found = await openOne(place, id);
  if (!found.ok) return found;
  const thread = found.value;
  const speaker = { by, expertise: expertiseOf(team, by) };
  const fault = outsider(thread, speaker) ?? faultIn({ text });
  if (fault) return { ok: false, error: fault };
  const known = answersFor(thread, speaker);
  const message: MessageSent = {
    type: 'message.sent',
    at: place.clock.now().toISOString(),
    by,
    thread: id,
    to: addresseesOf(thread, by),
    text,
    urgency: beginningOf(thread).urgency,
    needsResponse,
    ...(known.length > 0 && { answersFor: known }),
  };
  return ok(await append(place, message));
}

/** Says that whoever asked has read everything that was answered so far. */
export async function acknowledge(place: Place, by: Author, id: string): Promise<Result<Thread, Refused>> {
  const found = await openOne(place, id);
  if (!found.ok) return found;
  const fault = notAcknowledged(found.value, by);
  if (fault) return { ok: false, error: fault };
  const mark = { type: 'thread.acknowledged', at: place.clock.now().toISOString(), by, thread: id } as const;
  const seq = await place.store.log('messages').append(mark);
  return ok({ ...found.value, marks: [...found.value.marks, { ...mark, seq }] });
}

/** Closes a thread, or the part of it that is the author's to close. @returns what has been closed */
export async function close(
  place: Place,
  team: Expertise,
  by: Author,
  { thread: id, expertise: wanted, note }: { thread: string; expertise?: string; note?: string },
): Promise<Result<Closing, Refused>> {
  const noteFault = note === undefined ? undefined : textFault('the note', note, MAX_NOTE);
  if (noteFault) return { ok: false, error: noteFault };
  const found = await openOne(place, id);
  if (!found.ok) return found;
  const speaker = { by, expertise: expertiseOf(team, by) };
  const spelled = wanted === undefined ? undefined : spelledAsKnown([wanted], team)[0];
  const closes = closing(found.value, speaker, spelled);
  if (!closes.ok) return closes;
  const at = place.clock.now().toISOString();
  await place.store
    .log('messages')
    .append({ type: 'thread.closed', at, by, thread: id, ...closes.value, ...(note !== undefined && { note }) });
  return closes;
}

const MAX_NOTE = 2000;

async function openOne(place: Place, id: string): Promise<Result<Thread, Refused>> {
  const thread = await wholeThread(place, id);
  if (thread?.open) return ok(thread.open);
  return thread ? refused(`${id} is closed`, "Begin another with: coord ask ROLE 'text'") : unknownThread(id);
}

export const unknownThread = (id: string) =>
  invalid(`there is no message ${id}`, 'See those there are: coord inbox --all');
