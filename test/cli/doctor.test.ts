import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { contentOf, message, openStore, STEPS } from '../support/store-steps.ts';

const SOUND = { code: 0, stdout: 'The shared state is sound.\n', stderr: '' };

/** A repository with some state, each kind of it. */
async function withState(): Promise<{ sandbox: Sandbox; root: string; at(path: string): string }> {
  const sandbox = await createSandbox('test/fixtures/team');
  const root = join(sandbox.dir, '.git/coord');
  const { store } = openStore(root);
  for (const step of ['append', 'append', 'append', 'update', 'number', 'beat', 'acquire'] as const)
    await STEPS[step](store);
  return { sandbox, root, at: (path) => join(root, path) };
}

const LOG = 'logs/messages/000000000001.jsonl';

/** A text of the expected form, with a lease's folder under its name. */
async function doctor({ sandbox, root }: { sandbox: Sandbox; root: string }, ...args: string[]) {
  const { code, stdout, stderr } = await sandbox.coord(['doctor', '--state', ...args]);
  const lease = readdirSync(join(root, 'leases'))[0] ?? '-';
  return { code, stdout: stdout.replaceAll(lease, 'LEASE').replaceAll(/ {2,}/g, '  '), stderr };
}

it('has nothing to say of a sound state, nor where there is none yet', async () => {
  const empty = await createSandbox('test/fixtures/team');
  expect(await empty.coord(['doctor', '--state'])).toEqual(SOUND);
  expect(existsSync(join(empty.dir, '.git/coord'))).toBe(false);
  const { sandbox, root } = await withState();
  const before = readdirSync(root, { recursive: true });
  expect(await sandbox.coord(['doctor', '--state', '--json'])).toEqual({ ...SOUND, stdout: '' });
  expect(await sandbox.coord(['doctor', '--state'])).toEqual(SOUND);
  expect(readdirSync(root, { recursive: true })).toEqual(before);
});

it('tidies what killed processes have left, which is no fault', async () => {
  const state = await withState();
  const { root, at } = state;
  const content = await contentOf(root);
  appendFileSync(at(LOG), '{"seq":4,"type":"mess');
  const lease = `leases/${readdirSync(at('leases'))[0]}`;
  for (const draft of ['documents/team/team.json.1.draft', `${lease}/2.draft`]) {
    writeFileSync(at(draft), '', { mode: 0o600 });
    utimesSync(at(draft), 1e9, 1e9);
  }
  mkdirSync(at('locks/log.messages'), { mode: 0o700 });
  writeFileSync(at('locks/log.messages/x'), '{"pid":1,"start":"1","boot":"another","space":""}', { mode: 0o600 });
  mkdirSync(at('locks/team.team'), { mode: 0o700 });
  writeFileSync(at('logs/messages/threads.snapshot'), '{}', { mode: 0o600 });
  writeFileSync(at('signals/heartbeats/s-9.json'), '{"inst', { mode: 0o600 });

  const found = await doctor(state);
  expect(found.stdout).toBe(
    `how bad  where  what
note  documents/team/team.json.1.draft  a process has ended that was writing this draft; nobody reads it. A repair removes it.
note  leases/LEASE/2.draft  a process has ended that was writing this draft; nobody reads it. A repair removes it.
note  signals/heartbeats/s-9.json  this is not JSON; it counts as none. A repair moves the file to damaged/.
note  logs/messages/000000000001.jsonl  it ends in 21 bytes of a record that was cut off, and that nobody was told of. A repair cuts them off, as the next record does too.
note  logs/messages/threads.snapshot  this snapshot does not fit its log, which is read from its beginning instead. A repair removes it.
note  locks/log.messages  a process has ended that held this lock. A repair removes it, as whoever needs the lock does too.
note  locks/team.team  an empty lock is left behind. A repair removes it, as whoever needs the lock does too.
`,
  );
  expect(found.code).toBe(0);

  const mended = await doctor(state, '--repair');
  expect(mended.code).toBe(0);
  expect(mended.stdout).toBe(
    `before  after  where  what
note  mended  documents/team/team.json.1.draft  a process has ended that was writing this draft; nobody reads it.
note  mended  leases/LEASE/2.draft  a process has ended that was writing this draft; nobody reads it.
note  mended  signals/heartbeats/s-9.json  this is not JSON; it counts as none.
note  mended  logs/messages/000000000001.jsonl  it ends in 21 bytes of a record that was cut off, and that nobody was told of.
note  mended  logs/messages/threads.snapshot  this snapshot does not fit its log, which is read from its beginning instead.
note  mended  locks/log.messages  a process has ended that held this lock.
note  mended  locks/team.team  an empty lock is left behind.
`,
  );
  expect(await state.sandbox.coord(['doctor', '--state'])).toEqual(SOUND);
  expect(await contentOf(root)).toEqual(content);
  expect(readFileSync(at('damaged/s-9.json-1'), 'utf8')).toBe('{"inst');
});

it('mends what is damaged, and throws nothing away', async () => {
  const state = await withState();
  const { root, at } = state;
  const last = readFileSync(at(LOG), 'utf8');
  writeFileSync(at(LOG), last.replace(/one more(?!.*one more)/s, 'one less'));
  writeFileSync(at('documents/team/team.json'), '{"id":"team","revision":1,"value":{"paused":true}}');
  mkdirSync(at('documents/tasks'), { mode: 0o700 });
  const task = {
    id: 'TASK-0007',
    title: 'x',
    priority: 'low',
    status: 'open',
    dependencies: [],
    deliverables: [],
    expertise: [],
    history: [],
  };
  writeFileSync(at('documents/tasks/TASK-0007.json'), JSON.stringify({ id: 'TASK-0007', revision: 1, value: task }), {
    mode: 0o600,
  });
  const lease = at(`leases/${readdirSync(at('leases'))[0]}`);
  writeFileSync(join(lease, '1'), '{"key":"file:');
  chmodSync(at('logs'), 0o755);

  const found = await doctor(state);
  const byte = Buffer.from(last).lastIndexOf(10, -2) + 1;
  expect(found.stdout).toBe(
    `how bad  where  what
fault  logs  others on this machine can get at it (mode 755). A repair sets mode 700.
fault  documents/team/team.json  this is not one of coord's team: /paused must be object. A repair moves the file to damaged/.
fault  logs/messages/000000000001.jsonl  record 3, at byte ${byte}, is damaged, and none follows it. A repair copies the file to damaged/ and goes on after the last good record.
fault  counters/tasks  the next number would be 2, and 7 is in use. A repair goes on after 7.
fault  leases/LEASE  this lease record is not JSON. A repair moves the record to damaged/ and gives the lease back, under the next generation.
`,
  );
  expect(found.code).toBe(1);
  expect(await state.sandbox.coord(['inbox', 'frontend'])).toMatchObject({ code: 5 });

  const mended = await doctor(state, '--repair');
  expect(mended.code).toBe(0);
  expect(mended.stdout.match(/^fault {2}mended/gm)).toHaveLength(5);
  expect(await state.sandbox.coord(['doctor', '--state'])).toEqual(SOUND);
  expect(readdirSync(at('damaged')).sort()).toEqual(['000000000001.jsonl-1', '1-1', 'tasks-1', 'team.json-1']);
  expect(readFileSync(at('damaged/000000000001.jsonl-1'), 'utf8')).toBe(
    last.replace(/one more(?!.*one more)/s, 'one less'),
  );

  const { store } = openStore(root);
  expect((await store.log('messages').read()).last).toBe(2);
  expect(await store.log('messages').append(message('again'))).toBe(3);
  expect(await store.nextNumber('tasks')).toBe(8);
  expect(await store.documents('team').read('team')).toBeUndefined();
  expect(await store.leases.acquire('file:a', { session: 's-2' }, 1000)).toMatchObject({ value: { generation: 3 } });
});

it('leaves to a person what would lose records, and says so', async () => {
  const state = await withState();
  const { at } = state;
  const text = readFileSync(at(LOG), 'utf8');
  const damaged = text.replace('one more', 'one less');
  writeFileSync(at(LOG), damaged);
  const expected =
    'record 1, at byte 0, is damaged, and records follow it. By hand: put the file back from a backup, as a repair would lose records.';
  const found = await doctor(state);
  expect(found).toEqual({ code: 1, stdout: `how bad  where  what\nfault  ${LOG}  ${expected}\n`, stderr: '' });
  const mended = await doctor(state, '--repair');
  expect(mended).toEqual({
    code: 1,
    stdout: `before  after  where  what\nfault  left  ${LOG}  ${expected}\n`,
    stderr: '',
  });
  expect(readFileSync(at(LOG), 'utf8')).toBe(damaged);
  expect(JSON.parse((await state.sandbox.coord(['doctor', '--state', '--json'])).stdout)).toEqual({
    severity: 'fault',
    where: LOG,
    what: 'record 1, at byte 0, is damaged, and records follow it',
    mend: 'put the file back from a backup, as a repair would lose records',
    repairable: false,
  });
});

it('repairs only for a person, and only the state', async () => {
  const { sandbox } = await withState();
  expect(await sandbox.coord(['doctor', '--state', '--repair'], { env: { CLAUDECODE: '1' } })).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coord: only a person repairs the state, in a terminal of their own.\n',
  });
  expect(await sandbox.coord(['doctor', '--state'], { env: { CLAUDECODE: '1' } })).toEqual(SOUND);
  expect(await sandbox.coord(['doctor', '--repair'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'coord: say what to repair: coord doctor --state --repair\n',
  });
});
