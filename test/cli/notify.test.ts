import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;

const CONFIG = (notify: string) => `version: 1
project: { name: shop }
roles:
  backend: { title: Backend, owns: [server/**] }
  frontend: { title: Frontend, owns: [web/**] }
notify:
${notify}
`;

const PLAYBOOK = `version: 1
name: ask
description: Asks.
steps:
  - { id: ask, approve: { question: "Ship it?" } }
`;

beforeEach(async () => {
  sandbox = await createSandbox();
});

/** A web server that keeps what is posted to it. */
async function listen(status = 200): Promise<{ url: string; posted: unknown[] }> {
  const posted: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      posted.push(JSON.parse(body));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, posted };
}

it('posts what Slack and Discord read, and no text can call a whole channel', async () => {
  const { url, posted } = await listen();
  sandbox.write('coord.config.yaml', CONFIG('  - { kind: webhook, url: { env: CHAT } }'));
  const text = 'is <!channel> & @everyone \u001b[31mred?';
  const told = await sandbox.coord(['notify', text], { env: { CHAT: url } });
  expect(told).toEqual({ code: 0, stdout: 'Told by webhook CHAT.\n', stderr: '' });
  expect(posted).toEqual([
    {
      kind: 'question',
      text: '[shop] is &lt;!channel&gt; &amp; @everyone \\x1b[31mred?',
      content: '[shop] is <!channel> & @everyone \\x1b[31mred?',
      allowed_mentions: { parse: [] },
    },
  ]);
});

it('tells only those who want that kind, and by a program on the desktop', async () => {
  const { url, posted } = await listen();
  const bin = join(sandbox.home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'notify-send'), '#!/bin/sh\nprintf "%s|" "$@" > "$HOME/shown"\n');
  writeFileSync(
    join(bin, 'osascript'),
    '#!/bin/sh\nshift 6; printf "%s|" "--app-name=coord" "--" "$@" > "$HOME/shown"\n',
  );
  for (const name of ['notify-send', 'osascript']) chmodSync(join(bin, name), 0o755);
  sandbox.write(
    'coord.config.yaml',
    CONFIG('  - { kind: webhook, url: { env: CHAT }, on: [conflict] }\n  - { kind: desktop, on: [decision] }'),
  );
  const env = { CHAT: url, PATH: `${bin}:${process.env['PATH']}` };
  const told = await sandbox.coord(['notify', '--kind', 'decision', '--json', 'x"; rm -rf $HOME'], { env });
  expect(told).toEqual({ code: 0, stdout: '{"notifier":"desktop","told":true}\n', stderr: '' });
  expect(posted).toEqual([]);
  expect(readFileSync(join(sandbox.home, 'shown'), 'utf8')).toBe('--app-name=coord|--|coord: shop|x"; rm -rf $HOME|');
});

it('says who could not be told and why, without the address, and keeps it in the log', async () => {
  const { url } = await listen(404);
  sandbox.write(
    'coord.config.yaml',
    CONFIG('  - { kind: webhook, url: { env: CHAT } }\n  - { kind: webhook, url: { env: NONE } }'),
  );
  const told = await sandbox.coord(['notify', 'hello'], { env: { CHAT: url } });
  expect(told).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'coord: webhook CHAT: the address in CHAT answered 404.\ncoord: webhook NONE: the environment variable NONE is not set.\n',
  });
  const { stdout } = await sandbox.coord(['log', '--type', 'notify']);
  expect(stdout.replace(/^\S+/gm, 'TIME')).toBe(
    'TIME  coord could not tell by webhook: the address in CHAT answered 404\n' +
      'TIME  coord could not tell by webhook: the environment variable NONE is not set\n',
  );
});

it('tells that a run waits for a person, while the run goes its way', async () => {
  const { url, posted } = await listen();
  sandbox.write('coord.config.yaml', CONFIG('  - { kind: webhook, url: { env: CHAT }, on: [approval] }'));
  sandbox.write('playbooks/ask.yaml', PLAYBOOK);
  const ended = await sandbox.coord(['run', 'ask'], { env: { CHAT: url } });
  expect(ended.code).toBe(4);
  await expect.poll(() => posted.length, { timeout: 20_000 }).toBe(1);
  const text = expect.stringMatching(/^\[shop\] run \S+ waits for a person: Ship it\?$/);
  expect(posted).toEqual([{ kind: 'approval', text, content: text, allowed_mentions: { parse: [] } }]);
});

it('tells of a pause, of what is urgent, and of what everybody is asked, but not of each question', async () => {
  const { url, posted } = await listen();
  sandbox.write('coord.config.yaml', CONFIG('  - { kind: webhook, url: { env: CHAT }, on: [question, paused] }'));
  const agent = { CHAT: url, CLAUDECODE: '1', COORD_ROLE: 'frontend' };
  await sandbox.coord(['ask', 'backend', 'no hurry'], { env: agent });
  await sandbox.coord(['ask', 'backend', '--urgency', 'urgent', 'the build is broken: whose is it?'], { env: agent });
  await expect.poll(() => posted.length, { timeout: 20_000 }).toBe(1);
  await sandbox.coord(['ask', '--all', 'who has seen the key?'], { env: agent });
  await expect.poll(() => posted.length, { timeout: 20_000 }).toBe(2);
  await sandbox.coord(['pause', '--reason', 'the release'], { env: { CHAT: url } });
  await expect.poll(() => posted.length, { timeout: 20_000 }).toBe(3);
  expect(posted.map((post) => (post as { content: string }).content)).toEqual([
    '[shop] frontend asks: the build is broken: whose is it?',
    '[shop] frontend asks: who has seen the key?',
    '[shop] the team is paused: the release',
  ]);
});

it('tells of a late write, which only a hook sees', async () => {
  const { url, posted } = await listen();
  sandbox.write('coord.config.yaml', CONFIG('  - { kind: webhook, url: { env: CHAT }, on: [late-write] }'));
  await sandbox.coord(['hooks', 'install']);
  const hook = (event: string, session: string) =>
    sandbox.exec(process.execPath, [join(sandbox.dir, '.git/coord/bin/hook.cjs'), event], {
      env: { CHAT: url, COORD_ROLE: 'backend' },
      input: JSON.stringify({
        session_id: session,
        cwd: sandbox.dir,
        hook_event_name: event,
        tool_name: 'Write',
        tool_use_id: `tool of ${session}`,
        tool_input: { file_path: join(sandbox.dir, 'server/a.js'), content: 'x' },
      }),
    });
  await hook('PreToolUse', 'first');
  await sandbox.coord(['lease', 'force', 'server/a.js', '--reason', 'it hangs']);
  await hook('PreToolUse', 'second');
  await hook('PostToolUse', 'first');
  await expect.poll(() => posted.length, { timeout: 20_000 }).toBe(1);
  const content = '[shop] backend wrote server/a.js although another session had its lease meanwhile';
  expect(posted).toMatchObject([{ kind: 'late-write', content }]);
});

it('says so where the config names nobody', async () => {
  sandbox.write('coord.config.yaml', CONFIG('  - { kind: bell, on: [conflict] }'));
  expect(await sandbox.coord(['notify', 'hello'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'coord: the config names nobody who is told of a question; write one under notify.\n',
  });
});
