import { isSameVoice, speaksForAll } from './author.ts';
import type { MessageSent } from './records.ts';
import { acknowledgedUpTo, beginningOf, isByReader, isClosedFor, isFor, type Reader, type Thread } from './thread.ts';

/**
 * waiting: somebody has to answer. answered: whoever asked has not read all of it yet. acknowledged: they have.
 * told: a note, which nobody has to answer.
 */
export type ThreadState = 'waiting' | 'answered' | 'acknowledged' | 'told';

const RANK = { urgent: 0, high: 1, normal: 2, low: 3 };

export function stateOf(thread: Thread): ThreadState {
  const first = beginningOf(thread);
  if (openQuestions(thread).length > 0) return 'waiting';
  const lastAnswer = thread.messages.findLast(({ by }) => !isSameVoice(by, first.by));
  if (!lastAnswer) return 'told';
  return acknowledgedUpTo(thread) > lastAnswer.seq ? 'acknowledged' : 'answered';
}

/** When an answer was expected at the latest, where none has come. @returns ISO 8601, the earliest */
export function expectedBy(thread: Thread): string | undefined {
  return openQuestions(thread)
    .flatMap(({ expectedBy }) => expectedBy ?? [])
    .sort()[0];
}

/** Addressed to the reader, and not closed for it; and what its role asked, while there are answers to be read. */
export function isInInbox(thread: Thread, reader: Reader): boolean {
  if (hasAnswersFor(thread, reader)) return true;
  return thread.messages.some((message) => reaches(thread, message, reader) && !isByReader(message.by, reader));
}

/** Whether the reader's role asked, and somebody has answered since it last acknowledged. */
function hasAnswersFor(thread: Thread, reader: Reader): boolean {
  const first = beginningOf(thread);
  if (first.by.role !== reader.role || (first.by.role === undefined && first.by.as !== 'agent')) return false;
  const read = acknowledgedUpTo(thread);
  return thread.messages.some(({ by, seq }) => seq > read && !isSameVoice(by, first.by));
}

/** Whether a response of the reader is needed, and it has not given one. */
export function isUnansweredBy(thread: Thread, reader: Reader): boolean {
  return thread.messages.some((question) => {
    if (!question.needsResponse || isByReader(question.by, reader) || !reaches(thread, question, reader)) return false;
    if ('expertise' in question.to)
      return leftOf(thread, question, question.to.expertise).some((one) => reader.expertise.includes(one));
    return !answersTo(thread, question).some(({ by }) => by.role === reader.role || speaksForAll(by));
  });
}

/** The order of an inbox: what the reader has to answer first, then what it should read, by urgency, then by age. */
export function inboxOrder(reader: Reader | undefined): (a: Thread, b: Thread) => number {
  const weigh = (thread: Thread) => {
    const { urgency, seq } = beginningOf(thread);
    return [groupOf(thread, reader), RANK[urgency], seq] as const;
  };
  return (a, b) => {
    const [of, against] = [weigh(a), weigh(b)];
    return of[0] - against[0] || of[1] - against[1] || of[2] - against[2];
  };
}

function groupOf(thread: Thread, reader: Reader | undefined): number {
  if (reader) return isUnansweredBy(thread, reader) ? 0 : hasAnswersFor(thread, reader) ? 1 : 2;
  return { waiting: 0, answered: 1, told: 2, acknowledged: 3 }[stateOf(thread)];
}

/** Whether a message of a thread is addressed to the reader, and the thread is not closed for it. */
function reaches(thread: Thread, { to }: MessageSent, reader: Reader): boolean {
  const { role, expertise } = reader;
  if (role !== undefined && isClosedFor(thread, { role })) return false;
  if (!('expertise' in to)) return isFor(to, reader);
  return to.expertise.some((one) => expertise.includes(one) && !isClosedFor(thread, { expertise: one }));
}

type Placed = MessageSent & { seq: number };

/** Messages that need a response which nobody has given. */
function openQuestions(thread: Thread): Placed[] {
  return thread.messages.filter((question) => {
    if (!question.needsResponse) return false;
    const { to } = question;
    if ('expertise' in to) return leftOf(thread, question, to.expertise).length > 0;
    const answers = answersTo(thread, question);
    if ('role' in to) return !answers.some(({ by }) => by.role === to.role || speaksForAll(by));
    return answers.length === 0;
  });
}

/** The expertise asked for that nobody has given an answer from; a person without a role answers for all of it. */
function leftOf(thread: Thread, question: Placed, asked: readonly string[]): string[] {
  const answers = answersTo(thread, question);
  if (answers.some(({ by }) => speaksForAll(by))) return [];
  const given = new Set(answers.flatMap(({ answersFor }) => answersFor ?? []));
  return asked.filter((one) => !given.has(one) && !isClosedFor(thread, { expertise: one }));
}

function answersTo({ messages }: Thread, { seq, by }: Placed): Placed[] {
  return messages.filter((message) => message.seq > seq && !isSameVoice(message.by, by));
}
