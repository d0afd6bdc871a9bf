import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Author, MessageEvent, MessageSent, Recipient } from '../../src/domain/records.ts';
import { inboxOrder, isInInbox, isUnansweredBy, stateOf } from '../../src/domain/thread-state.ts';
import { type Reader, THREADS, type Threads } from '../../src/domain/thread.ts';

const AT = '2026-01-15T10:00:00Z';
const agent = (role?: string): Author => ({ as: 'agent', ...(role !== undefined && { role }) });
const PERSON: Author = { as: 'person' };
const A: Reader = { role: 'a', expertise: ['x'] };
const B: Reader = { role: 'b', expertise: ['x', 'y'] };

const sent = (by: Author, to: Recipient, more: Partial<MessageSent> = {}): MessageSent => ({
  type: 'message.sent',
  at: AT,
  by,
  to,
  text: 'text',
  urgency: 'normal',
  needsResponse: true,
  ...more,
});
const answer = (by: Author, to: Recipient, more: Partial<MessageSent> = {}) =>
  sent(by, to, { thread: 'MSG-1', needsResponse: false, ...more });

function fold(events: readonly MessageEvent[], from?: Threads, after = 0): Threads {
  let state = from ?? structuredClone(THREADS.initial);
  for (const [index, event] of events.entries()) state = THREADS.step(state, { ...event, seq: after + index + 1 });
  return state;
}

function thread(...events: MessageEvent[]) {
  const found = fold(events).open['MSG-1'];
  if (!found) throw new Error('MSG-1 is closed');
  return found;
}

const waitsAfter = (by: Author) =>
  stateOf(thread(sent(agent('a'), { role: 'b' }), answer(by, { role: 'a' }))) === 'waiting';

describe('how a thread stands', () => {
  const question = sent(agent('a'), { role: 'b' });
  const ack: MessageEvent = { type: 'thread.acknowledged', at: AT, by: agent('a'), thread: 'MSG-1' };

  it('waiting, answered, acknowledged, and answered again', () => {
    expect(stateOf(thread(question))).toBe('waiting');
    const answered = [question, answer(agent('b'), { role: 'a' })];
    expect(stateOf(thread(...answered))).toBe('answered');
    expect(stateOf(thread(...answered, ack))).toBe('acknowledged');
    expect(stateOf(thread(...answered, ack, answer(agent('b'), { role: 'a' })))).toBe('answered');
    expect(stateOf(thread(...answered, ack, answer(agent('a'), { role: 'b' }, { needsResponse: true })))).toBe(
      'waiting',
    );
    expect(stateOf(thread(sent(agent('a'), { role: 'b' }, { needsResponse: false })))).toBe('told');
  });

  it('an answer is one of somebody else, of whom it was asked or of a person', () => {
    expect([agent('a'), agent('c'), agent('b'), PERSON, { ...PERSON, role: 'b' }].map(waitsAfter)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('people of a role and its agents speak with each other', () => {
    const own = sent({ ...PERSON, role: 'b' }, { role: 'b' });
    expect(isUnansweredBy(thread(own), B)).toBe(true);
    expect(isUnansweredBy(thread(own, answer(agent('b'), { role: 'b' })), B)).toBe(false);
  });

  it('each kind of expertise is answered by whoever has it', () => {
    const wide = sent(PERSON, { expertise: ['x', 'y'] });
    expect([A, B].map((reader) => isUnansweredBy(thread(wide), reader))).toEqual([true, true]);
    const half = [wide, answer(agent('a'), { unassigned: true }, { answersFor: ['x'] })];
    expect([A, B].map((reader) => isUnansweredBy(thread(...half), reader))).toEqual([false, true]);
    expect(stateOf(thread(...half))).toBe('waiting');
    const closed: MessageEvent = { type: 'thread.closed', at: AT, by: agent('b'), thread: 'MSG-1', expertise: ['y'] };
    expect(stateOf(thread(...half, closed))).toBe('answered');
    expect([A, B].map((reader) => isInInbox(thread(...half, closed), reader))).toEqual([true, true]);
    expect(fold([...half, closed, { ...closed, expertise: ['x'] }])).toEqual({ open: {}, closed: 1 });
  });

  it('what is said to everybody waits for each of them', () => {
    const all = [sent(agent('c'), { all: true }), answer(agent('a'), { role: 'c' })];
    expect([A, B].map((reader) => isUnansweredBy(thread(...all), reader))).toEqual([false, true]);
    const closed: MessageEvent = { type: 'thread.closed', at: AT, by: agent('b'), thread: 'MSG-1', role: 'b' };
    expect([A, B].map((reader) => isInInbox(thread(...all, closed), reader))).toEqual([true, false]);
    expect(isUnansweredBy(thread(...all, closed), B)).toBe(false);
  });
});

it('an inbox begins with what is to be answered, and there with the most urgent and oldest', () => {
  const events = [
    sent(agent('a'), { role: 'b' }, { needsResponse: false, urgency: 'urgent' }),
    sent(agent('a'), { role: 'b' }, { urgency: 'low' }),
    sent(agent('a'), { role: 'b' }, { urgency: 'high' }),
    sent(agent('b'), { role: 'a' }),
    sent(agent('a'), { role: 'b' }, { urgency: 'high' }),
    answer(agent('a'), { role: 'b' }, { thread: 'MSG-4' }),
  ];
  const threads = Object.values(fold(events).open).sort(inboxOrder(B));
  expect(threads.map(({ id }) => id)).toEqual(['MSG-3', 'MSG-5', 'MSG-2', 'MSG-4', 'MSG-1']);
});

type Part = { role?: string; expertise?: string[] };

describe('the fold', () => {
  const author = fc.constantFrom(agent('a'), agent('b'), agent(), PERSON);
  const to = fc.constantFrom<Recipient>({ role: 'a' }, { expertise: ['x', 'y'] }, { all: true }, { unassigned: true });
  const id = fc.constantFrom('MSG-1', 'MSG-2', 'MSG-3', 'MSG-99', '__proto__', 'constructor');
  const event: fc.Arbitrary<MessageEvent> = fc.oneof(
    fc.record({ by: author, to }).map((one) => sent(one.by, one.to)),
    fc.record({ by: author, to, thread: id }).map((one) => sent(one.by, one.to, { thread: one.thread })),
    fc.record({ by: author, thread: id }).map((one) => ({ type: 'thread.acknowledged' as const, at: AT, ...one })),
    fc
      .record({
        by: author,
        thread: id,
        part: fc.constantFrom<Part>({}, { role: 'a' }, { expertise: ['x'] }, { expertise: ['y'] }),
      })
      .map(({ part, ...one }): MessageEvent => ({ type: 'thread.closed', at: AT, ...one, ...part })),
  );

  it('is the same from a snapshot, counts every thread once, and keeps of a closed one nothing', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.nat(40), (events, cut) => {
        const whole = fold(events);
        const snapshot = JSON.parse(JSON.stringify(fold(events.slice(0, cut)))) as Threads;
        expect(fold(events.slice(cut), snapshot, Math.min(cut, events.length))).toEqual(whole);
        const begun = events.filter((one) => one.type === 'message.sent' && one.thread === undefined).length;
        expect(Object.keys(whole.open).length + whole.closed).toBe(begun);
        for (const thread of Object.values(whole.open)) {
          stateOf(thread);
          for (const reader of [A, B]) if (isUnansweredBy(thread, reader)) expect(isInInbox(thread, reader)).toBe(true);
        }
      }),
    );
  });
});
