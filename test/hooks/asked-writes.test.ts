import { expect, it } from 'vitest';
import { judge, judgedSandbox, judgeWrite } from '../support/judging.ts';
import { refusalsOf } from '../../src/services/guard/refusal-log.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

const asking = (wait: string) => (config: string) =>
  config.replace('unowned: deny', `unowned: ask\n  unknown: ask\n  ask_wait: ${wait}`);

const IN_RUN = { role: 'backend', run: 'r1', env: { COORD_WORKSPACE: 'backend' } };

/** Waits until a session asks, and gives back the request's id. */
async function asked(sandbox: Sandbox): Promise<string> {
  const waiting = async () => (await sandbox.coord(['log', '--json'])).stdout;
  await expect.poll(waiting, { timeout: 20_000 }).toContain('"write.asked"');
  return /ASK-\d+/.exec(await waiting())?.[0] ?? '';
}

/** What a run tells of as refused writes of a session. */
const refusals = (sandbox: Sandbox, session = 's-1') => refusalsOf(storeOf(sandbox), session);

it('a write in a run that the rules ask about waits for a person, and goes on when they approve', async () => {
  const sandbox = await judgedSandbox(asking('10m'));
  const waiting = judgeWrite(sandbox, 'notes.txt', IN_RUN);
  const id = await asked(sandbox);
  expect(id).toBe('ASK-0001');
  const said = await sandbox.coord(['approve', 'ask-1', '--reason', 'this once']);
  expect(said).toEqual({ code: 0, stdout: 'approved ASK-0001: backend in run r1: write notes.txt\n', stderr: '' });
  expect(await waiting).toMatchObject({ verdict: undefined, code: 0, reason: '' });
  const held = (await sandbox.coord(['lease', 'list'])).stdout;
  expect(held).toContain('notes.txt');
  expect(await refusals(sandbox)).toEqual([]);

  // The same is asked no more in this run, and in another it is.
  expect((await judgeWrite(sandbox, 'notes.txt', { ...IN_RUN, session: 's-2' })).verdict).toBeUndefined();
  expect((await sandbox.coord(['log'])).stdout.match(/asked to write notes\.txt/g)).toHaveLength(1);
  expect((await sandbox.coord(['log'])).stdout).toContain('a person approved ASK-0001: this once');
  expect(await sandbox.coord(['reject', 'ASK-0001'])).toMatchObject({ code: 3 });
  expect((await sandbox.coord(['approve', 'ASK-0007'])).code).toBe(2);
});

it('a rejected one is refused with the reason, also when it is tried again', async () => {
  const sandbox = await judgedSandbox(asking('10m'));
  const waiting = judgeWrite(sandbox, 'notes.txt', IN_RUN);
  await sandbox.coord(['reject', await asked(sandbox), '--reason', 'write docs/notes.txt']);
  for (const refused of [await waiting, await judgeWrite(sandbox, 'notes.txt', IN_RUN)]) {
    expect(refused.verdict).toBe('deny');
    expect(refused.reason).toContain('notes.txt is owned by nobody');
    expect(refused.reason).toContain('a person was asked (ASK-0001), and said no: write docs/notes.txt.');
  }
  expect((await sandbox.coord(['lease', 'list'])).stdout).not.toContain('notes.txt');
  const told = { path: 'notes.txt', text: expect.stringContaining('and said no: write docs/notes.txt.') };
  expect(await refusals(sandbox)).toMatchObject([told, told]);
});

it('one that nobody answers in time is refused, and found again by the next attempt', async () => {
  const sandbox = await judgedSandbox(asking('1s'));
  const late = await judgeWrite(sandbox, 'notes.txt', IN_RUN);
  expect(late.verdict).toBe('deny');
  expect(late.reason).toContain('a person was asked (ASK-0001), and has not answered in time');
  expect(await refusals(sandbox)).toMatchObject([{ path: 'notes.txt', text: late.reason }]);
  await sandbox.coord(['approve', 'ASK-0001']);
  expect((await judgeWrite(sandbox, 'notes.txt', { ...IN_RUN, session: 's-9' })).verdict).toBeUndefined();
  expect(await refusals(sandbox, 's-9')).toEqual([]);
});

it('a command of which nobody knows what it writes is asked about as it stands', async () => {
  const sandbox = await judgedSandbox(asking('10m'));
  const call = { tool: 'Bash', input: { command: 'node build.mjs' }, ...IN_RUN };
  const waiting = judge(sandbox, call);
  await sandbox.coord(['approve', await asked(sandbox)]);
  expect((await waiting).verdict).toBeUndefined();
  expect((await judge(sandbox, call)).verdict).toBeUndefined();
});

it('is answered by people alone, and only a session of a run waits', async () => {
  const sandbox = await judgedSandbox(asking('10m'));
  const waiting = judgeWrite(sandbox, 'notes.txt', IN_RUN);
  const id = await asked(sandbox);
  const agent = await sandbox.coord(['approve', id], { env: { CLAUDECODE: '1' } });
  expect(agent).toMatchObject({ code: 3, stderr: 'coord: only a person answers; this shell belongs to an agent.\n' });
  expect((await judge(sandbox, { tool: 'Bash', input: { command: `coord approve ${id}` } })).verdict).toBe('deny');
  await sandbox.coord(['reject', id]);
  await waiting;
  expect((await judgeWrite(sandbox, 'other.txt', { role: 'backend' })).verdict).toBe('ask');
});
