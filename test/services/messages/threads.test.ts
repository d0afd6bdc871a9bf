import { beforeEach, expect, it } from 'vitest';
import type { Author } from '../../../src/domain/records.ts';
import type { Reader } from '../../../src/domain/thread.ts';
import { close, reply } from '../../../src/services/messages/answer.ts';
import { type MessageDraft, sendMessage } from '../../../src/services/messages/send.ts';
import { inboxOf, newsFor, unansweredBy } from '../../../src/services/messages/threads.ts';
import type { Place } from '../../../src/services/place.ts';
import { systemClock } from '../../../src/store/files/system-clock.ts';
import { createSandbox } from '../../support/sandbox.ts';
import { storeOf } from '../../support/store-of.ts';

const TEAM = { a: ['x'], b: ['x', 'y'], c: [] };
const agent = (role?: string): Author => ({ as: 'agent', ...(role !== undefined && { role }) });
const B: Reader = { role: 'b', expertise: TEAM.b };

let place: Place;

beforeEach(async () => {
  place = { store: storeOf(await createSandbox()), clock: systemClock(process.platform) };
});

const ask = (by: Author, to: MessageDraft['to'], text: string) =>
  sendMessage(place, TEAM, by, { to, text, urgency: 'normal', needsResponse: true });
const newsSince = async (reader: Reader, after: number) => {
  const { messages, last } = await newsFor(place, reader, after);
  return { texts: messages.map(({ text }) => text), last };
};

it('news are what others said to the reader since a place, and end where the log ends', async () => {
  expect(await newsSince(B, 0)).toEqual({ texts: [], last: 0 });
  await ask(agent('a'), { role: 'b' }, 'to b');
  await ask(agent('a'), { role: 'c' }, 'to c');
  await ask(agent('a'), { expertise: ['y'] }, 'to who knows y');
  await ask(agent('b'), { all: true }, 'of b itself');
  await ask({ as: 'person', role: 'b' }, { all: true }, 'of a person in the worktree of b');
  await reply(place, TEAM, agent('b'), { thread: 'MSG-1', text: 'answer of b', needsResponse: false });
  expect(await newsSince(B, 0)).toEqual({
    texts: ['to b', 'to who knows y', 'of a person in the worktree of b'],
    last: 6,
  });
  expect(await newsSince(B, 3)).toEqual({ texts: ['of a person in the worktree of b'], last: 6 });
  expect(await newsSince({ role: 'a', expertise: TEAM.a }, 5)).toEqual({ texts: ['answer of b'], last: 6 });
  expect(await newsSince({ expertise: [] }, 0)).toEqual({
    texts: ['of b itself', 'of a person in the worktree of b'],
    last: 6,
  });
});

it('what is unanswered leaves when the reader has answered, the inbox when it is closed', async () => {
  const ids = async () => ({
    unanswered: (await unansweredBy(place, B)).map(({ id }) => id),
    inbox: (await inboxOf(place, B)).map(({ id }) => id),
  });
  await ask(agent('a'), { role: 'b' }, 'question');
  await ask(agent(), { all: true }, 'of an agent without a role');
  expect(await ids()).toEqual({ unanswered: ['MSG-1', 'MSG-2'], inbox: ['MSG-1', 'MSG-2'] });
  await reply(place, TEAM, agent('b'), { thread: 'MSG-1', text: 'answer', needsResponse: false });
  await reply(place, TEAM, agent('c'), { thread: 'MSG-2', text: 'answer of another', needsResponse: false });
  expect(await ids()).toEqual({ unanswered: ['MSG-2'], inbox: ['MSG-2', 'MSG-1'] });
  await close(place, TEAM, agent('b'), { thread: 'MSG-1' });
  await close(place, TEAM, agent('b'), { thread: 'MSG-2' });
  expect(await ids()).toEqual({ unanswered: [], inbox: [] });
});

it('an answer that comes while its thread is closed is kept, and opens nothing', async () => {
  await ask(agent('a'), { role: 'b' }, 'question');
  await place.store.log('messages').append({
    type: 'thread.closed',
    at: place.clock.now().toISOString(),
    by: { as: 'person' },
    thread: 'MSG-1',
  });
  await place.store.log('messages').append({
    type: 'message.sent',
    at: place.clock.now().toISOString(),
    by: agent('b'),
    thread: 'MSG-1',
    to: { role: 'a' },
    text: 'too late',
    urgency: 'normal',
    needsResponse: false,
  });
  expect(await inboxOf(place, { role: 'a', expertise: [] })).toEqual([]);
  expect(await newsSince({ role: 'a', expertise: [] }, 0)).toEqual({ texts: ['too late'], last: 3 });
});
