import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Handoff } from '../../src/domain/records.ts';
import { agentOf } from '../support/agents.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let backend: ReturnType<typeof agentOf>;
let frontend: ReturnType<typeof agentOf>;
/** The worktree of backend. */
let folder: string;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  const added = await sandbox.coord(['worktree', 'add', 'backend', '--json']);
  folder = (JSON.parse(added.stdout) as { path: string }).path;
  backend = inFolder('backend');
  frontend = agentOf(sandbox, 'frontend');
});

const inFolder = (role: string) => {
  const call = agentOf(sandbox, role);
  return (args: string[]) => call(args, { cwd: folder });
};
const person = (...args: string[]) => sandbox.coord(['handoff', ...args]);
const say = (stdout: string) => ({ code: 0, stdout: `${stdout}\n`, stderr: '' });
const refused = (stderr: string) => ({ code: 3, stdout: '', stderr: `coord: ${stderr}\n` });

async function show(id: string): Promise<Handoff> {
  return JSON.parse((await person('show', id, '--json')).stdout) as Handoff;
}

async function commit(path: string, text: string): Promise<void> {
  writeFileSync(join(folder, path), text);
  await sandbox.git('-C', folder, 'add', '--all');
  await sandbox.git('-C', folder, 'commit', '--quiet', '-m', `change ${path}`);
}

/** Puts the section into the config that rules, and into the worktree's. */
async function config(handoff: string): Promise<void> {
  sandbox.write('coord.config.yaml', `${sandbox.read('coord.config.yaml')}handoff:\n${handoff}`);
  await sandbox.git('commit', '--quiet', '--all', '-m', 'config');
  await sandbox.git('-C', folder, 'reset', '--quiet', '--hard', 'main');
}

const ways = ({ history }: Handoff) => history.filter(({ from, to }) => from !== to).map(({ to }) => to);

it('goes from the giver to the receiver, with its history and its document', async () => {
  await config('  required: [summary]\n');
  expect(await backend(['handoff', 'create', 'The greeting', '--to', 'frontend'])).toEqual(
    say("backend works on HAND-0001. When it is done: coord handoff ready HAND-0001 --field NAME='…'"),
  );
  writeFileSync(join(folder, 'server/new.js'), 'new\n');
  const ready = ['handoff', 'ready', '1', '--field', 'summary=It greets.\n```\n# Ignore this'];
  expect((await backend(ready)).stderr).toContain('1 changed files in');
  await commit('server/new.js', 'new\n');
  expect(await backend(['handoff', 'ready', '1'])).toEqual(
    refused("HAND-0001 is not complete: summary says nothing yet (--field summary='…')."),
  );
  expect(await backend(ready)).toEqual(say('HAND-0001 is ready. Have it verified: coord handoff verify HAND-0001'));
  expect(await backend(['handoff', 'approve', '1'])).toEqual(
    refused(
      "HAND-0001 is HANDOFF_READY, and it can't be approved. From there it goes on with: coord handoff verify HAND-0001",
    ),
  );
  expect(await frontend(['handoff', 'verify', '1'])).toEqual({
    code: 0,
    stdout: 'HAND-0001 passed server, and waits for its approval: coord handoff approve HAND-0001\n',
    stderr: 'server: greeting\n',
  });
  for (const agent of [backend, frontend]) expect((await agent(['handoff', 'approve', '1'])).code).toBe(3);
  expect(await person('approve', '1', '--reason', 'fine')).toEqual(
    say('HAND-0001 is approved. frontend takes it over with: coord handoff complete HAND-0001'),
  );
  expect((await frontend(['inbox'])).stdout).toContain('HAND-0001 is APPROVED');
  expect((await backend(['handoff', 'complete', '1'])).stderr).toContain('frontend or a person takes it over');
  expect((await frontend(['handoff', 'complete', '1'])).code).toBe(0);
  expect(ways(await show('1'))).toEqual(['ACTIVE', 'HANDOFF_READY', 'VERIFICATION', 'APPROVED', 'HANDOFF_COMPLETE']);
  const asJson = JSON.parse((await person('show', '1', '--document', '--json')).stdout) as { document: string };
  const { stdout } = await person('show', '1', '--document');
  expect(asJson.document).toBe(stdout.trimEnd() + '\n');
  expect(stdout).toContain('- Handoff: `HAND-0001` The greeting, now `HANDOFF_COMPLETE`\n- From: `backend`\n');
  expect(stdout).toContain('````\nIt greets.\n```\n# Ignore this\n````');
  expect(stdout).toContain('change server/new.js');
  expect(stdout).toContain('  - layer `server`: passed');
  expect(stdout).toMatch(/## History\n\n- \S+ backend created\n/);
  expect(stdout).toContain('a person approved: VERIFICATION → APPROVED (fine)\n');
  expect((await person('list')).stdout).toBe('No such handoffs.\n');
  expect((await sandbox.coord(['log'])).stdout).toContain('frontend completed HAND-0001 (APPROVED → HANDOFF_COMPLETE)');
});

it('fails with its verifier, is mended, and passes', async () => {
  await commit('server/broken.txt', 'x');
  await backend(['handoff', 'create', 'The greeting', '--to', 'frontend', '--ready']);
  const failed = await backend(['handoff', 'verify', '1']);
  expect(failed).toMatchObject({
    code: 1,
    stdout:
      'HAND-0001 has failed: layer server, check greeting: exit code 1. backend mends it: coord handoff remedy HAND-0001\n',
  });
  expect((await backend(['inbox'])).stdout).toContain('HAND-0001 is FAILED');
  expect((await backend(['handoff', 'remedy', '1'])).code).toBe(0);
  await sandbox.git('-C', folder, 'rm', '--quiet', 'server/broken.txt');
  await sandbox.git('-C', folder, 'commit', '--quiet', '-m', 'mended');
  expect((await backend(['handoff', 'ready', '1'])).code).toBe(0);
  expect((await backend(['handoff', 'verify', '1'])).code).toBe(0);
  expect((await person('approve', '1')).code).toBe(0);
  expect(ways(await show('1'))).toEqual([
    'ACTIVE',
    'HANDOFF_READY',
    'VERIFICATION',
    'FAILED',
    'REMEDIATION',
    'HANDOFF_READY',
    'VERIFICATION',
    'APPROVED',
  ]);
  // What was verified was the commit, in a worktree that is gone again.
  expect(await sandbox.git('worktree', 'list')).not.toContain('handoffs');
});

describe('what the config lets happen without a person', () => {
  it('approves by rule, whatever the agent writes', async () => {
    await config("  auto_approve: handoff.from == 'backend' && work.outside == 0 && work.files <= 1\n");
    await commit('server/a.js', '1');
    await backend(['handoff', 'create', 'Small', '--to', 'frontend', '--ready']);
    expect((await backend(['handoff', 'verify', '1'])).stdout).toContain('HAND-0001 is approved.');
    expect((await show('1')).history.at(-1)).toMatchObject({ did: 'approved', by: { as: 'coord' } });
    for (const name of ['b', 'c']) await commit(`server/${name}.js`, '1');
    const fields = ['--field', 'files=0', '--field', 'approve=true'];
    await backend(['handoff', 'create', 'Large', '--to', 'frontend', ...fields, '--ready']);
    expect((await backend(['handoff', 'verify', '2'])).stdout).toContain('waits for its approval');
  });

  it('lets a role approve what others hand over', async () => {
    await config('  verify: { by: [frontend] }\n');
    await backend(['handoff', 'create', 'Small', '--to', 'frontend', '--ready']);
    await backend(['handoff', 'verify', '1']);
    expect(await backend(['handoff', 'approve', '1'])).toEqual(
      refused("backend can't approve what it hands over itself."),
    );
    expect((await frontend(['handoff', 'approve', '1'])).code).toBe(0);
  });

  it('says what is wrong with the rule, and where', async () => {
    await config('  auto_approve: handoff.fields.summary == "good"\n');
    const { code, stderr } = await sandbox.coord(['validate']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/coord\.config\.yaml:\d+:25 error unknown-name: 'handoff' has no 'fields'/);
    await backend(['handoff', 'create', 'Small', '--to', 'frontend', '--ready']);
    expect(await backend(['handoff', 'verify', '1'])).toMatchObject({ code: 2 });
    expect((await show('1')).state).toBe('HANDOFF_READY');
  });
});

it('approves in an emergency, and is not over before it is verified', async () => {
  await commit('server/broken.txt', 'x');
  await backend(['handoff', 'create', 'Fast', '--to', 'frontend', '--ready']);
  expect((await backend(['handoff', 'emergency', '1', '--reason', 'now'])).stderr).toContain(
    'only a person declares an emergency',
  );
  expect((await person('emergency', '1', '--reason', 'the shop is down')).code).toBe(0);
  await frontend(['handoff', 'complete', '1']);
  expect((await person('list')).stdout).toContain('HANDOFF_COMPLETE');
  expect((await person('verify', '1')).code).toBe(1);
  expect((await show('1')).escalated?.reason).toContain('approved in an emergency, and layer server');
});

it('rolls a failed one back: its work is kept on a branch, and both worktrees stand where they stood', async () => {
  const other = JSON.parse((await sandbox.coord(['worktree', 'add', 'frontend', '--json'])).stdout) as { path: string };
  const before = (await sandbox.git('rev-parse', 'HEAD')).trim();
  await commit('server/broken.txt', 'committed');
  await backend(['handoff', 'create', 'Bad', '--to', 'frontend', '--ready']);
  await backend(['handoff', 'verify', '1']);
  await sandbox.git('-C', other.path, 'merge', '--quiet', '--no-edit', 'backend/1');
  writeFileSync(join(other.path, 'web/mine.js'), 'mine');
  writeFileSync(join(folder, 'server/draft.js'), 'not committed');
  expect((await backend(['handoff', 'rollback', '1', '--reason', 'no'])).stderr).toContain(
    'only a person rolls HAND-0001 back',
  );
  expect(await person('rollback', '1', '--reason', 'the other way was better')).toEqual(
    say(
      'HAND-0001 is rolled back. Its work is kept on coord/handoff/HAND-0001-set-aside, coord/handoff/HAND-0001-receiver-1.',
    ),
  );
  for (const place of [folder, other.path]) {
    expect((await sandbox.git('-C', place, 'rev-parse', 'HEAD')).trim()).toBe(before);
    expect(await sandbox.git('-C', place, 'status', '--porcelain')).toBe('');
    expect(existsSync(join(place, 'server/broken.txt'))).toBe(false);
  }
  const kept = (branch: string, path: string) => sandbox.git('show', `coord/handoff/HAND-0001-${branch}:${path}`);
  expect(await kept('set-aside', 'server/broken.txt')).toBe('committed');
  expect(await kept('set-aside', 'server/draft.js')).toBe('not committed');
  expect(await kept('receiver-1', 'web/mine.js')).toBe('mine');
  expect((await person('list')).stdout).toBe('No such handoffs.\n');
});

it('work that was handed in is never lost, whatever becomes of its branch', async () => {
  const before = (await sandbox.git('rev-parse', 'HEAD')).trim();
  await commit('server/broken.txt', 'days of work');
  await backend(['handoff', 'create', 'Bad', '--to', 'frontend', '--ready']);
  await backend(['handoff', 'verify', '1']);
  await sandbox.git('-C', folder, 'reset', '--quiet', '--hard', before);
  await sandbox.git('reflog', 'expire', '--expire=now', '--all');
  await sandbox.git('gc', '--quiet', '--prune=now');
  expect((await person('rollback', '1', '--reason', 'no')).code).toBe(0);
  expect((await show('1')).setAside?.branches).toEqual(['coord/handoff/HAND-0001-set-aside']);
  expect(await sandbox.git('show', 'coord/handoff/HAND-0001-set-aside:server/broken.txt')).toBe('days of work');
});

it('goes on in another worktree where the one it was begun in is gone', async () => {
  await commit('server/new.js', 'new');
  await backend(['handoff', 'create', 'The greeting', '--to', 'frontend']);
  await sandbox.git('worktree', 'remove', folder);
  const added = await sandbox.coord(['worktree', 'add', 'backend', '--branch', 'backend/1', '--json']);
  folder = (JSON.parse(added.stdout) as { path: string }).path;
  expect(await backend(['handoff', 'ready', '1'])).toMatchObject({ code: 0, stderr: '' });
  const tip = (await sandbox.git('rev-parse', 'backend/1')).trim();
  expect((await show('1')).work).toMatchObject({ worktree: folder, tip });
});

it('rolling back overwrites and removes nothing that git ignores', async () => {
  await commit('server/settings.txt', 'of the base');
  await sandbox.git('merge', '--quiet', 'backend/1');
  await sandbox.git('-C', folder, 'rm', '--quiet', '--cached', 'server/settings.txt');
  writeFileSync(join(folder, 'server/settings.txt'), 'my own');
  writeFileSync(join(folder, 'server/data.db'), 'days of work');
  await commit('server/.gitignore', 'settings.txt\ndata.db\n');
  await commit('server/broken.txt', '');
  await backend(['handoff', 'create', 'Bad', '--to', 'frontend', '--ready']);
  await backend(['handoff', 'verify', '1']);
  expect((await person('rollback', '1', '--reason', 'no')).code).toBe(0);
  expect(readFileSync(join(folder, 'server/data.db'), 'utf8')).toBe('days of work');
  expect(readFileSync(join(folder, 'server/settings.txt'), 'utf8')).toBe('of the base');
  expect(await sandbox.git('show', 'coord/handoff/HAND-0001-set-aside:server/settings.txt')).toBe('my own');
});

it('rolling back goes on where somebody was killed in it', async () => {
  const other = JSON.parse((await sandbox.coord(['worktree', 'add', 'frontend', '--json'])).stdout) as { path: string };
  const before = (await sandbox.git('rev-parse', 'HEAD')).trim();
  await commit('server/broken.txt', 'committed');
  await backend(['handoff', 'create', 'Bad', '--to', 'frontend', '--ready']);
  await backend(['handoff', 'verify', '1']);
  await sandbox.git('-C', other.path, 'merge', '--quiet', '--no-edit', 'backend/1');
  // As it is once the giver was put back, and nothing was said yet.
  await sandbox.git('branch', 'coord/handoff/HAND-0001-set-aside', 'backend/1');
  await sandbox.git('-C', folder, 'reset', '--quiet', '--hard', before);
  expect((await person('rollback', '1', '--reason', 'no')).code).toBe(0);
  expect((await sandbox.git('-C', other.path, 'rev-parse', 'HEAD')).trim()).toBe(before);
  expect((await show('1')).setAside?.branches).toEqual([
    'coord/handoff/HAND-0001-set-aside',
    'coord/handoff/HAND-0001-receiver-1',
  ]);
});

async function handOver(number: string, path: string): Promise<void> {
  await commit(path, 'x');
  await backend(['handoff', 'create', `Part ${number}`, '--to', 'frontend', '--ready']);
  await backend(['handoff', 'verify', number]);
}

const tipOf = async (place: string) => (await sandbox.git('-C', place, 'rev-parse', 'HEAD')).trim();

describe('what was approved on the same branch, and is not merged yet', () => {
  let accepted: string;

  it('is no part of what is handed over next, and stays where that is rolled back', async () => {
    await handOver('1', 'server/good.js');
    await person('approve', '1');
    await frontend(['handoff', 'complete', '1']);
    accepted = await tipOf(folder);
    await handOver('2', 'server/broken.txt');
    expect((await show('2')).work).toMatchObject({ base: accepted });
    expect((await person('rollback', '2', '--reason', 'no')).code).toBe(0);
    expect(await tipOf(folder)).toBe(accepted);
    expect(existsSync(join(folder, 'server/broken.txt'))).toBe(false);
  });

  it('stays too where it was approved only after the next one was handed in', async () => {
    const added = await sandbox.coord(['worktree', 'add', 'frontend', '--json']);
    const other = (JSON.parse(added.stdout) as { path: string }).path;
    await handOver('1', 'server/good.js');
    accepted = await tipOf(folder);
    await handOver('2', 'server/broken.txt');
    await sandbox.git('-C', other, 'merge', '--quiet', '--no-edit', 'backend/1');
    await person('approve', '1');
    expect((await person('rollback', '2', '--reason', 'no')).code).toBe(0);
    expect([await tipOf(folder), await tipOf(other)]).toEqual([accepted, accepted]);
  });
});
