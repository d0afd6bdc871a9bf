import { afterEach, expect, it, vi } from 'vitest';
import { type MessagesServer, startMessagesServer } from './messages-server.ts';
import { allText } from './model-request.ts';
import { call, conversations, meeting, type Script, say, write } from './script.ts';

let server: MessagesServer;
afterEach(() => server.stop());

async function start(script: Script) {
  server = await startMessagesServer(script);
}

function ask(messages: unknown[], more: object = {}) {
  const body = JSON.stringify({ model: 'm', tools: [{ name: 'Write' }], messages, ...more });
  return fetch(`${server.url}/v1/messages?beta=true`, { method: 'POST', body });
}

const user = (content: unknown) => ({ role: 'user', content });

it('answers a request without stream as one message', async () => {
  await start([[say('I write.'), call('Write', { content: 'x' })]]);
  const message = await (await ask([user('go')])).json();
  expect(message).toMatchObject({
    type: 'message',
    model: 'm',
    stop_reason: 'tool_use',
    content: [
      { type: 'text', text: 'I write.' },
      { type: 'tool_use', id: expect.stringMatching(/^toolu_\d+$/), name: 'Write', input: { content: 'x' } },
    ],
  });
});

it('streams a turn block by block', async () => {
  await start([[say('I write.'), call('Write', { content: 'x' })]]);
  const text = await (await ask([user('go')], { stream: true })).text();
  expect(text.match(/(?<=^event: ).*/gm)).toEqual([
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_stop',
    'content_block_start',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ]);
  expect(text).toContain('"delta":{"type":"input_json_delta","partial_json":"{\\"content\\":\\"x\\"}"}');
});

it('spends no turn on a side call', async () => {
  await start(['the turn']);
  await ask([user('a title, please')], { tools: [] });
  const message = (await (await ask([user('go')])).json()) as { content: unknown };
  expect(message.content).toEqual([{ type: 'text', text: 'the turn' }]);
  expect([server.sideCalls.length, server.requests.length]).toEqual([1, 1]);
});

it('tells conversations apart by the prompt, not by what the client reminds of, then by the system prompt', async () => {
  await start(conversations({ REVIEW: ['reviewed'], BUILD: ['built'], 'a helper': ['helped'] }));
  const reminder = { type: 'text', text: '<system-reminder>REVIEW comes\nlater</system-reminder>' };
  const texts = [];
  for (const [prompt, system] of [
    ['BUILD it', ''],
    ['REVIEW it', 'a helper'],
    ['anything', 'You are a helper.'],
  ]) {
    const answer = await ask([user([reminder, { type: 'text', text: prompt }])], { system: [{ text: system }] });
    texts.push(((await answer.json()) as { content: [{ text: string }] }).content[0].text);
  }
  expect(texts).toEqual(['built', 'reviewed', 'helped']);
});

it('lets a turn depend on what was asked, and on what another conversation asks', async () => {
  const bothAreHere = meeting(2);
  await start(
    conversations({
      BUILD: [write('a.txt', 'x')],
      FIRST: [() => bothAreHere().then(() => 'first')],
      SECOND: [() => bothAreHere().then(() => 'second')],
    }),
  );
  const system = [{ text: '# Environment\n - Primary working directory: /work/a b\n - Platform: linux' }];
  expect(await (await ask([user('BUILD it')], { system })).json()).toMatchObject({
    content: [{ name: 'Write', input: { file_path: '/work/a b/a.txt', content: 'x' } }],
  });
  let isAnswered = false;
  const first = ask([user('FIRST')]).finally(() => (isAnswered = true));
  await vi.waitUntil(() => server.requests.length === 2);
  expect(isAnswered).toBe(false);
  expect(await (await ask([user('SECOND')])).json()).toMatchObject({ content: [{ text: 'second' }] });
  expect(await (await first).json()).toMatchObject({ content: [{ text: 'first' }] });
});

it('keeps what tools answered, and every text, for the test to read', async () => {
  await start(['done']);
  const results = [
    { type: 'tool_result', tool_use_id: 'a', content: [{ type: 'text', text: 'no "way"' }], is_error: true },
    { type: 'tool_result', tool_use_id: 'b', content: 'fine' },
  ];
  await ask([
    user('go'),
    { role: 'assistant', content: 'ok' },
    user(results),
    { role: 'system', content: 'mind this' },
  ]);
  const [request] = server.requests;
  expect(request?.toolResults).toEqual([
    { id: 'a', text: 'no "way"', isError: true },
    { id: 'b', text: 'fine', isError: false },
  ]);
  expect(request && allText(request)).toMatch(/go[^]*no "way"[^]*mind this/);
});

it('refuses when the script has ended, and says so', async () => {
  await start(['only']);
  await ask([user('1')]);
  const answer = await ask([user('2')]);
  expect([answer.status, await answer.json()]).toEqual([
    403,
    {
      type: 'error',
      error: { type: 'permission_error', message: 'Error: the script ends after 1 turns, and one more was asked for' },
    },
  ]);
});

it('counts tokens, and knows no other path', async () => {
  await start([]);
  const counted = await fetch(`${server.url}/v1/messages/count_tokens`, { method: 'POST', body: '{"messages":[]}' });
  expect(await counted.json()).toEqual({ input_tokens: 4 });
  expect((await fetch(`${server.url}/v1/models`)).status).toBe(404);
  expect(server.unknown).toEqual(['GET /v1/models']);
});
