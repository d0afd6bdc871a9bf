import { beforeEach, describe, expect, it } from 'vitest';
import type { Author, Instance, Task } from '../../src/domain/records.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';
import { needTerminal, watch } from '../support/watch.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const backend: Author = { as: 'agent', role: 'backend' };

const instance = (id: string, more: Partial<Instance>): Instance => ({
  id,
  kind: 'session',
  role: 'backend',
  session: id,
  worktree: sandbox.dir,
  started: ago(30),
  available: true,
  nextActions: [],
  collaborationNeeded: [],
  ...more,
});

const task = (id: string, more: Partial<Task>): Task => ({
  id,
  title: `the work of ${id}`,
  priority: 'normal',
  status: 'open',
  dependencies: [],
  deliverables: [],
  expertise: [],
  history: [{ at: ago(1), by: backend, did: 'added' }],
  ...more,
});

/** The findings without their times. */
async function findings(): Promise<{ code: number; lines: string[] }> {
  const { code, stdout } = await sandbox.coord(['health', '--json']);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return {
    code,
    lines: lines.map((line) => {
      const { kind, subject, text, mend } = JSON.parse(line) as Record<string, string>;
      return `${kind} ${subject}: ${text?.replace(/\d{4}-\d\d-\S+Z/, 'TIME')}; ${mend}`;
    }),
  };
}

it('finds nothing in a team that has just begun', async () => {
  expect(await sandbox.coord(['health'])).toEqual({ code: 0, stdout: 'All is well.\n', stderr: '' });
});

it('finds questions without an answer: after the time of the config, or the one that the question names', async () => {
  const log = storeOf(sandbox).log('messages');
  const ask = {
    type: 'message.sent',
    by: backend,
    to: { role: 'frontend' },
    urgency: 'normal',
    needsResponse: true,
  } as const;
  await log.append({ ...ask, at: ago(5), text: 'late' });
  await log.append({ ...ask, at: ago(3), text: 'in time' });
  await log.append({ ...ask, at: ago(3), text: 'wanted sooner', expectedBy: ago(1) });
  await log.append({ ...ask, at: ago(5), text: 'a note', needsResponse: false });
  expect(await findings()).toEqual({
    code: 1,
    lines: [
      'late-reply MSG-1: nobody has answered what was asked at TIME; coord reply MSG-1 …',
      'late-reply MSG-3: nobody has answered what was asked at TIME; coord reply MSG-3 …',
    ],
  });
});

it('finds instances that have ended without a word', async () => {
  const { documents } = { documents: storeOf(sandbox).documents('instances') };
  await documents.update('s1', () => instance('s1', { process: { pid: 1, start: 'then', boot: 'before', space: '' } }));
  await documents.update('s2', () => instance('s2', { ended: { at: ago(1), reason: 'exit' } }));
  expect(await findings()).toEqual({
    code: 1,
    lines: ['lost-instance s1: instance s1 (backend) has ended without a word; coord checkout s1'],
  });
  const agent = { env: { CLAUDECODE: '1', COORD_INSTANCE: 's3' } };
  await documents.update('s3', () => instance('s3', {}));
  await sandbox.coord(['checkin'], agent);
  expect(await sandbox.coord(['checkout', 's1'], agent)).toMatchObject({ code: 3 });
  expect(await sandbox.coord(['checkout', 's3'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('at work'),
  });
  expect(await sandbox.coord(['checkout', 's2'])).toMatchObject({ code: 2 });
  expect(await sandbox.coord(['checkout', 's1'])).toMatchObject({
    code: 0,
    stdout: 's1 is checked out; its leases are given back.\n',
  });
  expect(await findings()).toEqual({ code: 0, lines: [] });
});

it('finds tasks without a deadline or past it, and lets those be that are over', async () => {
  const tasks = storeOf(sandbox).documents('tasks');
  await tasks.update('TASK-0001', () => task('TASK-0001', {}));
  await tasks.update('TASK-0002', () => task('TASK-0002', { due: ago(1) }));
  await tasks.update('TASK-0003', () => task('TASK-0003', { due: ago(-1) }));
  await tasks.update('TASK-0004', () => task('TASK-0004', { status: 'done' }));
  const { lines } = await findings();
  expect(lines.map((line) => line.split(';')[0])).toEqual([
    'task-without-deadline TASK-0001: "the work of TASK-0001" has no deadline',
    'overdue-task TASK-0002: "the work of TASK-0002" was due at TIME',
  ]);
});

it('finds decisions that affect nobody or are overdue, conflicts, late writes, and a pause', async () => {
  const store = storeOf(sandbox);
  const proposed = { type: 'decision.proposed', at: ago(2), by: backend, category: 'api', scope: 'service' } as const;
  const rest = { tags: [], options: [], inputFrom: ['frontend'], affects: [] };
  await store
    .log('decisions')
    .append({ ...proposed, ...rest, id: 'DEC-20260115-0001', title: 'Ids', deadline: ago(1) });
  const opened = { at: ago(1), by: backend, text: 'no' };
  const conflict = { id: 'CONF-0001', title: 'the shape of ids', between: ['backend', 'frontend'], opened };
  await store.documents('conflicts').update('CONF-0001', () => conflict);
  await store
    .log('events')
    .append({ type: 'write.late', at: ago(1), by: backend, path: 'web/a.ts', holder: 'frontend' });
  await store.log('events').append({ type: 'write.late', at: ago(1), by: backend, path: 'old.ts', holder: 'frontend' });
  await store.log('events').append({ type: 'write.late-settled', at: ago(1), by: backend, paths: ['old.ts'] });
  await store.documents('team').update('team', () => ({ paused: { at: ago(1), by: { as: 'person' } } }));
  const { code, lines } = await findings();
  expect(code).toBe(1);
  expect(lines.map((line) => line.split('; ')[0])).toEqual([
    'paused team: the team is paused: no agent writes',
    'late-write web/a.ts: backend wrote web/a.ts at TIME although frontend had its lease meanwhile',
    'open-conflict CONF-0001: backend and frontend disagree: the shape of ids',
    'decision-without-affected-roles DEC-20260115-0001: "Ids" names no role that it affects',
    'overdue-decision DEC-20260115-0001: "Ids" was to be decided by TIME, and waits for frontend',
  ]);
});

describe('what mends a finding is printed whole, however long it is', () => {
  const path = `${'web/a-long-folder/'.repeat(20)}a.ts`;
  const mend = `coord lease late --settle ${path}`;

  beforeEach(async () => {
    const late = { type: 'write.late', at: ago(1), by: backend, path, holder: 'frontend' } as const;
    await storeOf(sandbox).log('events').append(late);
  });

  it('into a pipe', async () => {
    expect((await sandbox.coord(['health'])).stdout).toContain(mend);
  });

  it('in a terminal', async (context) => {
    await needTerminal(sandbox, context);
    expect((await watch(sandbox, { args: ['health'] })).stdout).toContain(mend);
  });
});
