import { beforeEach, describe, expect, it } from 'vitest';
import type { Checklist } from '../../src/services/checkin/checklist.ts';
import { createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

const coord = (args: string[], env: Record<string, string> = {}): Promise<Ended> => sandbox.coord(args, { env });
const instance = async (id: string) => (await storeOf(sandbox).documents('instances').read(id))?.value;

describe('coord checkin', () => {
  it('registers a script, which goes on as the same one until it checks out', async () => {
    const first = await coord(['checkin', '--role', 'backend', '--doing', 'nightly import']);
    expect(first.stderr).toBe('');
    const [, id = ''] = /export COORD_INSTANCE=(script-[0-9a-f]{12}) COORD_ROLE=backend\n$/.exec(first.stdout) ?? [];
    const env = { COORD_INSTANCE: id, COORD_ROLE: 'backend' };
    const again = await coord(['checkin', '--json'], env);
    const checklist = JSON.parse(again.stdout) as Checklist;
    expect(checklist.instance).toMatchObject({ id, kind: 'script', role: 'backend', doing: 'nightly import' });
    expect(checklist.others).toEqual([]);
    expect(await coord(['status', 'set', '--next', 'its tests', '--needs', 'a key', '--available', 'no'], env)).toEqual(
      {
        code: 0,
        stdout: 'Everybody sees it with: coord status\n',
        stderr: '',
      },
    );
    expect(await instance(id)).toMatchObject({
      nextActions: ['its tests'],
      collaborationNeeded: ['a key'],
      available: false,
    });
    await coord(['status', 'set', '--next', '', '--doing', ''], env);
    expect(await instance(id)).toMatchObject({ nextActions: [], collaborationNeeded: ['a key'] });
    expect(await instance(id)).not.toHaveProperty('doing');

    expect(await coord(['lease', 'acquire', 'server/main.js'], env)).toMatchObject({ code: 0 });
    expect(await coord(['checkout'], env)).toMatchObject({
      code: 0,
      stdout: `${id} is checked out; its leases are given back.\n`,
    });
    const held = (await storeOf(sandbox).leases.list()).filter(({ state }) => state === 'held');
    expect(held).toEqual([]);
    expect(await coord(['checkout'], env)).toEqual({
      code: 3,
      stdout: '',
      stderr: 'coord: this shell belongs to no instance that is at work. Check in first: coord checkin\n',
    });
  });

  it.each([
    {
      args: ['--role', 'nobody'],
      env: {},
      code: 2,
      stderr: /there is no role nobody; the roles are frontend, backend/,
    },
    { args: ['--role', 'backend'], env: { CLAUDECODE: '1' }, code: 3, stderr: /an agent does not choose its role/ },
    { args: [], env: { COORD_INSTANCE: '../../x' }, code: 2, stderr: /COORD_INSTANCE holds no id/ },
    {
      args: ['--doing', 'x'.repeat(501)],
      env: {},
      code: 2,
      stderr: /what it is doing has to have 1 to 500 characters/,
    },
  ])('refuses $args', async ({ args, env, code, stderr }) => {
    expect(await coord(['checkin', ...args], env)).toMatchObject({
      code,
      stdout: '',
      stderr: expect.stringMatching(stderr),
    });
    expect(await storeOf(sandbox).documents('instances').list()).toEqual([]);
  });
});

describe('coord memory', () => {
  const backend = { COORD_ROLE: 'backend' };

  it('keeps what a role knows and needs to know, until it is taken out', async () => {
    await coord(
      ['memory', 'add', '--known', 'pages have cursors', '--known', 'two\nlines', '--needed', 'who?'],
      backend,
    );
    await coord(['memory', 'set', '--needed', 'which key?'], backend);
    const day = new Date().toISOString().slice(0, 10);
    expect((await coord(['memory', 'show', 'backend'])).stdout).toBe(
      `backend knows:\n  1. pages have cursors (${day})\n  2. two\n     lines (${day})\nbackend needs to know:\n  3. which key? (${day})\n`,
    );
    await coord(['memory', 'remove', '2'], backend);
    const memory = JSON.parse((await coord(['memory', 'show', '--json'], backend)).stdout) as Record<
      string,
      { text: string }[]
    >;
    expect([memory['known'], memory['needed']].map((notes) => notes?.map(({ text }) => text))).toEqual([
      ['pages have cursors'],
      ['which key?'],
    ]);
  });

  it('takes 100 notes of 2,000 characters, loses none of those given at once, and no agent changes another role', async () => {
    const fits = 'x'.repeat(2000);
    const notes = (count: number) => Array.from({ length: count }, () => ['--known', fits]).flat();
    const added = await Promise.all([49, 49].map((count) => coord(['memory', 'add', ...notes(count)], backend)));
    expect(added).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect(await coord(['memory', 'add', ...notes(3)], backend)).toMatchObject({
      code: 3,
      stderr: 'coord: a memory holds 100 notes. Take out what is no longer true: coord memory remove N\n',
    });
    expect(await coord(['memory', 'add', ...notes(2)], backend)).toMatchObject({ code: 0 });
    expect(await coord(['memory', 'add', '--known', `${fits}x`], backend)).toMatchObject({ code: 2 });
    expect(await coord(['memory', 'remove', '101'], backend)).toMatchObject({ code: 2 });
    expect(
      await coord(['memory', 'remove', '1', '--role', 'backend'], { COORD_ROLE: 'frontend', CLAUDECODE: '1' }),
    ).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('an agent keeps the memory of its own role only'),
    });
  });
});

it.each(['x'.repeat(201), 'a\u001b[2J', 'a\nb'])('an id that nobody is given comes into no record: %j', async (id) => {
  expect(await coord(['ask', 'frontend', 'x'], { COORD_INSTANCE: id, COORD_RUN: id })).toMatchObject({ code: 0 });
  const { records } = await storeOf(sandbox).log('messages').read();
  expect(records).toMatchObject([{ by: { as: 'agent' } }]);
  expect(records[0]?.by).toEqual({ as: 'agent' });
});

describe('coord checkpoint', () => {
  it('keeps where one stands, and says what is no longer kept', async () => {
    sandbox.write('server/new.js', 'x');
    const kept = await coord(['checkpoint', 'the form works', '--json'], { COORD_ROLE: 'backend' });
    expect(JSON.parse(kept.stdout)).toMatchObject({
      id: 'CP-0001',
      reason: 'asked',
      summary: 'the form works',
      by: { as: 'person', role: 'backend' },
      branch: 'main',
      commit: (await sandbox.git('rev-parse', 'HEAD')).trim(),
      changed: ['server/new.js'],
    });
    for (let made = 2; made <= 20; made += 1) await coord(['checkpoint'], { COORD_ROLE: 'backend' });
    await coord(['checkpoint'], { COORD_ROLE: 'frontend' });
    expect((await coord(['checkpoint'], { COORD_ROLE: 'backend' })).stdout).toBe(
      'CP-0022 is kept: 1 changed file, 0 leases.\nThe last 20 are kept; no longer there: CP-0001.\n',
    );
    const list = (await coord(['checkpoint', 'list', '--role', 'backend', '--json'])).stdout.trim().split('\n');
    expect(list).toHaveLength(20);
    expect(await coord(['checkpoint', 'show', 'CP-0001'])).toMatchObject({ code: 2 });
    const shown = await coord(['checkpoint', 'show', '2']);
    expect(await coord(['checkpoint', 'show', 'cp-0002'])).toEqual(shown);
    expect(shown.stdout).toMatch(/^CP-0002, asked, [^]*changed files:\n {2}server\/new\.js\n$/);
  });
});

describe('coord context', () => {
  it('hands work to several roles, each of which is told and takes it over once', async () => {
    await coord(['memory', 'add', '--known', 'it is the third step'], { COORD_ROLE: 'backend' });
    sandbox.write('server/new.js', 'x');
    const args = ['context', 'handover', 'frontend', 'backend', '--type', 'debugging-session', 'the import hangs'];
    expect(await coord([...args, '--file', 'server/main.js'], { COORD_ROLE: 'backend' })).toEqual({
      code: 0,
      stdout: 'HO-0001 is handed to frontend, backend: 2 files.\n',
      stderr: '',
    });
    const frontend = { COORD_ROLE: 'frontend' };
    expect((await coord(['inbox'], frontend)).stdout).toContain('coord context accept HO-0001');
    const shown = await coord(['context', 'accept', 'ho-0001'], frontend);
    expect(shown.stdout).toMatch(
      /the import hangs[^]*server\/main\.js\n {2}server\/new\.js[^]*it is the third step[^]*CP-0001, handover/,
    );
    for (const again of [
      ['context', 'accept', '1'],
      ['context', 'show', 'ho-1'],
    ])
      expect((await coord(again, frontend)).stdout).toBe(shown.stdout);
    const document = await storeOf(sandbox).documents('context-handovers').read('HO-0001');
    expect(document?.value.received).toMatchObject([{ by: { role: 'frontend' } }]);
    expect((await coord(['context', 'list'])).stdout).toMatch(/HO-0001 .* backend {2}frontend, backend {2}backend {4}/);

    const bare = [...args.slice(0, 3), ...args.slice(4), '--no-files', '--no-checkpoints', '--json'];
    expect(JSON.parse((await coord(bare, { COORD_ROLE: 'backend' })).stdout)).toMatchObject({
      files: [],
      checkpoints: [],
    });
    expect(await coord(['context', 'accept', 'HO-0002'], { COORD_ROLE: 'backend' })).toMatchObject({
      code: 3,
      stderr: 'coord: HO-0002 is for frontend. You are backend\n',
    });
    expect(await coord(['context', 'handover', 'nobody', 'x', '--type', 'a'])).toMatchObject({ code: 2 });
  });
});
