import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Handoff } from '../../src/domain/records.ts';
import { agentOf } from '../support/agents.ts';
import { isAlive, isAtWork } from '../support/alive.ts';
import { eventually, onlyRun, startCoord, stateOf } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  const added = await sandbox.coord(['worktree', 'add', 'backend', '--json']);
  folder = (JSON.parse(added.stdout) as { path: string }).path;
});

const handoff = (...args: string[]) => sandbox.coord(['handoff', ...args]);
const backend = (...args: string[]) => agentOf(sandbox, 'backend')(args, { cwd: folder });
const once = async () => {
  const { code, stdout, stderr } = await sandbox.coord(['coordinate', '--once']);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

async function config(text: string): Promise<void> {
  sandbox.write('coord.config.yaml', `${sandbox.read('coord.config.yaml')}handoff:\n${text}`);
  await sandbox.git('commit', '--quiet', '--all', '-m', 'config');
  await sandbox.git('-C', folder, 'reset', '--quiet', '--hard', 'main');
}

async function commit(path: string): Promise<void> {
  writeFileSync(join(folder, path), 'x');
  await sandbox.git('-C', folder, 'add', '--all');
  await sandbox.git('-C', folder, 'commit', '--quiet', '-m', path);
}

async function show(id: string): Promise<Handoff> {
  return JSON.parse((await handoff('show', id, '--json')).stdout) as Handoff;
}

const create = (title: string) => backend('handoff', 'create', title, '--to', 'frontend', '--ready');

it('verifies what is ready, approves by rule, and leaves the rest to people', async () => {
  await config('  auto_approve: work.files <= 1\n');
  await commit('server/a.js');
  await create('Small');
  await commit('server/b.js');
  await create('Large');
  await commit('server/broken.txt');
  await create('Broken');
  await handoff('create', 'Not begun', '--from', 'backend', '--to', 'frontend', '--planned');
  expect((await once()).split('\n')).toEqual([
    'HAND-0001 is approved. frontend takes it over with: coord handoff complete HAND-0001',
    'HAND-0002 passed server, and waits for its approval: coord handoff approve HAND-0002',
    'HAND-0003 has failed: layer server, check greeting: exit code 1. backend mends it: coord handoff remedy HAND-0003',
    '',
  ]);
  expect(await once()).toBe('');
  const { stdout } = await sandbox.coord(['status']);
  expect(stdout).toContain('HAND-0002  just now  Large');
  expect(stdout).toContain('HAND-0002 passed server, and waits for its approval: coord handoff approve HAND-0002');
  const mine = (await agentOf(sandbox, 'frontend')(['status'])).stdout;
  expect(mine).toContain('HAND-0001');
  expect(mine).not.toContain('HAND-0002');
  const status = JSON.parse((await sandbox.coord(['status', '--json'])).stdout);
  expect(
    status.handoffProtocol.open.map(({ id, state, failures }: Record<string, unknown>) => [id, state, failures]),
  ).toEqual([
    ['HAND-0001', 'APPROVED', 0],
    ['HAND-0002', 'VERIFICATION', 0],
    ['HAND-0003', 'FAILED', 1],
    ['HAND-0004', 'STANDBY', 0],
  ]);
});

it('goes on to the next one where git has lost what one hands over', async () => {
  await commit('server/a.js');
  await create('Lost');
  await handoff('verify', '1');
  await config('  auto_approve: work.files <= 1\n');
  await sandbox.git('update-ref', '-d', 'refs/coord/handoffs/HAND-0001');
  await sandbox.git('reflog', 'expire', '--expire=now', '--all');
  await sandbox.git('gc', '--quiet', '--prune=now');
  await commit('server/b.js');
  await create('Sound');
  const said = await once();
  expect(said).toContain('HAND-0001: git diff-tree');
  expect(said).toContain('HAND-0002 is approved');
});

it('asks a person once a threshold is passed, and once only', async () => {
  await config('  escalation: { failures: 2, unapproved: 1ms }\n');
  await create('Waits');
  await commit('server/broken.txt');
  await create('Broken');
  const first = await once();
  expect(first).toContain('HAND-0001 needs a person: it has waited for its approval for 0 s.');
  expect(first).not.toContain('HAND-0002 needs');
  await backend('handoff', 'remedy', '2');
  await backend('handoff', 'ready', '2');
  expect(await once()).toContain('HAND-0002 needs a person: it has failed 2 times.');
  expect(await once()).toBe('');
  expect((await handoff('list')).stdout).toContain('FAILED !');
  expect((await show('1')).history.filter(({ did }) => did === 'escalated')).toHaveLength(1);
  await handoff('approve', '1');
  expect((await show('1')).escalated).toBeUndefined();
});

it('makes up for an emergency, and tells when what was approved does not pass', async () => {
  await create('Sound');
  await commit('server/broken.txt');
  await create('Broken');
  for (const id of ['1', '2']) await handoff('emergency', id, '--reason', 'now');
  await handoff('complete', '1');
  const told = await once();
  expect(told).toContain('frontend has taken HAND-0001 over.\n');
  expect(told).toContain(
    'HAND-0002 needs a person: approved in an emergency, and layer server, check greeting: exit code 1.',
  );
  expect(await once()).toBe('');
});

it('goes on with a verification that somebody was killed in', async () => {
  sandbox.write(
    'coord.config.yaml',
    sandbox
      .read('coord.config.yaml')
      .replace(
        'test ! -e server/broken.txt',
        () =>
          `'test ! -e "$HOME/kill" || { rm "$HOME/kill"; echo $$ > "$HOME/verifier"; kill -9 "$RUNNER"; sleep 60; }'`,
      ),
  );
  await create('Sound');
  writeFileSync(join(sandbox.home, 'kill'), '');
  const killed = await startCoord(sandbox, ['coordinate', '--once']).ended;
  expect(killed.signal).toBe('SIGKILL');
  const verifier = Number(readFileSync(join(sandbox.home, 'verifier'), 'utf8'));
  expect(isAlive(verifier)).toBe(true);
  expect((await show('1')).state).toBe('VERIFICATION');
  expect(await once()).toContain('HAND-0001 passed server');
  expect(isAlive(verifier)).toBe(false);
  expect(existsSync(join(sandbox.dir, '.git/coord/handoffs/HAND-0001/groups.jsonl'))).toBe(false);
  expect((await show('1')).history.map(({ did }) => did)).toEqual([
    'created',
    'began',
    'readied',
    'verifying',
    'verified',
  ]);
});

it('is one at a time, looks again and again, and is a person to start', async () => {
  const running = startCoord(sandbox, ['coordinate', '--every', '50ms']);
  await eventually(async () => (await sandbox.coord(['lease', 'list'])).stdout.includes('coordinator'));
  const second = await sandbox.coord(['coordinate', '--once']);
  expect(second).toMatchObject({ code: 3, stdout: '' });
  expect(second.stderr).toBe(`coord: another coordinator is at work, with pid ${running.child.pid}.\n`);
  expect((await backend('coordinate', '--once')).code).toBe(3);
  await create('Later');
  await eventually(() => running.printed().includes('HAND-0001 passed server'));
  running.child.kill('SIGINT');
  expect((await running.ended).code).toBe(130);
  expect(await once()).toBe('');
});

it('has a run carried on that nobody has answered in time', async () => {
  sandbox.write(
    'playbooks/ask.yaml',
    'version: 1\nname: ask\nsteps:\n  - { id: ask, approve: { question: Go on?, expires: 3s } }\n',
  );
  expect((await sandbox.coord(['run', 'ask'])).code).toBe(4);
  const run = onlyRun(sandbox);
  const text = `Nobody has answered ask of run ${run} in time; it goes on without.\n`;
  await eventually(async () => (await sandbox.coord(['coordinate', '--once'])).stdout === text);
  await eventually(() => stateOf(sandbox, run).finished !== undefined);
  expect(stateOf(sandbox, run).finished).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('3 s') });
  // Whoever carried it on tidies up after it.
  await eventually(() => !isAtWork(run));
});
