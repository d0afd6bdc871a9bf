import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SETTINGS } from '../support/hook-client.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const WORKTREES = `worktrees:
  ports: { from: 4000 }
  copy: [.env]
  setup: echo ready > .env.setup
`;

async function teamSandbox(worktrees = WORKTREES): Promise<Sandbox & { beside: string }> {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('.gitignore', '.env*\n');
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml') + worktrees);
  sandbox.write('.env', 'SECRET=1\n');
  await sandbox.git('add', '.');
  await sandbox.git('commit', '--quiet', '-m', 'ready');
  return { ...sandbox, beside: `${sandbox.dir}.worktrees` };
}

it('is ready to work in: prepared, bound, briefed, hooked, with ports of its own, and unseen by git', async () => {
  const sandbox = await teamSandbox();
  const path = join(sandbox.beside, 'frontend-1');
  expect(await sandbox.coord(['worktree', 'add', 'frontend'])).toEqual({
    code: 0,
    stderr: '',
    stdout: `${path} is ready for role frontend, on branch frontend/1, with ports 4000 to 4009.\nBegin with: cd ${path} && claude\n`,
  });
  expect(readFileSync(join(path, '.env'), 'utf8')).toBe('SECRET=1\n');
  expect(readFileSync(join(path, '.env.setup'), 'utf8')).toBe('ready\n');
  expect(readFileSync(join(path, 'CLAUDE.md'), 'utf8')).toContain('coord:brief role=frontend');
  expect(existsSync(join(path, SETTINGS))).toBe(true);
  expect(existsSync(join(sandbox.dir, SETTINGS))).toBe(false);
  expect((await sandbox.coord(['role', 'show'], { cwd: path })).stdout).toBe('frontend\n');
  expect(await sandbox.git('-C', path, 'status', '--porcelain')).toBe('');
  expect(await sandbox.git('status', '--porcelain')).toBe('');
});

it('four at once get four folders, four branches, and no port twice', { timeout: 120_000 }, async () => {
  const sandbox = await teamSandbox();
  const roles = ['frontend', 'frontend', 'backend', 'frontend'];
  const added = await Promise.all(roles.map((role) => sandbox.coord(['worktree', 'add', role, '--json'])));
  expect(added.map(({ code, stderr }) => [code, stderr.replaceAll(/coord: waiting .*\n/g, '')])).toEqual(
    roles.map(() => [0, '']),
  );
  const all = added.map(
    ({ stdout }) => JSON.parse(stdout) as { path: string; branch: string; ports: { from: number } },
  );
  expect(new Set(all.map(({ branch }) => branch)).size).toBe(4);
  expect(all.map(({ ports }) => ports.from).sort()).toEqual([4000, 4010, 4020, 4030]);
  // What belongs to a worktree nobody else leases, and its own sessions may.
  expect((await sandbox.coord(['lease', 'acquire', 'port:4003'])).code).toBe(3);
  const owner = all.find(({ ports }) => ports.from === 4000)?.path ?? '';
  expect((await sandbox.coord(['lease', 'acquire', 'port:4003'], { cwd: owner })).code).toBe(0);
});

it('goes only where nothing is lost with it, and says why it stays', { timeout: 120_000 }, async () => {
  const sandbox = await teamSandbox();
  const [changed, ahead, gone, done] = ['changed', 'ahead', 'gone', 'done'].map((name) => join(sandbox.beside, name));
  for (const name of ['changed', 'ahead', 'gone', 'done'])
    expect((await sandbox.coord(['worktree', 'add', 'backend', '--name', name])).code).toBe(0);
  await sandbox.git('worktree', 'add', '--quiet', join(sandbox.dir, '../own'));
  writeFileSync(join(changed ?? '', 'server/new.js'), '');
  writeFileSync(join(ahead ?? '', 'server/new.js'), '');
  await sandbox.git('-C', ahead ?? '', 'add', '.');
  await sandbox.git('-C', ahead ?? '', 'commit', '--quiet', '-m', 'ahead');
  rmSync(gone ?? '', { recursive: true });
  const prune = async (...args: string[]) =>
    (await sandbox.coord(['worktree', 'prune', ...args])).stdout
      .replaceAll(`${sandbox.beside}/`, '')
      .split('\n')
      .sort();
  const stays = [
    expect.stringMatching(/^stays: .*\/own: it is not one that coord made$/),
    'stays: ahead: its commits are on no other branch',
    'stays: changed: one file in it is changed and not committed',
  ];
  const branches = await sandbox.git('branch');
  expect(await prune('--dry-run')).toEqual([
    '',
    ...stays,
    'would go: done: nothing in it is changed, and its commits are on other branches; branch backend/4 goes with it',
    'would go: gone: its folder is gone; branch backend/3 goes with it',
  ]);
  expect(await sandbox.git('branch')).toBe(branches);
  expect(await prune()).toEqual([
    '',
    'removed: done: nothing in it is changed, and its commits are on other branches; branch backend/4 goes with it',
    'removed: gone: its folder is gone; branch backend/3 goes with it',
    ...stays,
  ]);
  expect(existsSync(done ?? '')).toBe(false);
  await sandbox.git('merge', '--quiet', 'backend/2');
  expect(await prune()).toContain(
    'removed: ahead: nothing in it is changed, and its commits are on other branches; branch backend/2 goes with it',
  );
  const agent = { env: { CLAUDECODE: '1' } };
  expect((await sandbox.coord(['worktree', 'prune'], agent)).code).toBe(3);
  expect((await sandbox.coord(['worktree', 'add', 'backend'], agent)).code).toBe(3);
});

it("keeps git's entry for a folder that is gone where only that names its commits", async () => {
  const sandbox = await teamSandbox('');
  const away = join(sandbox.dir, '../away');
  await sandbox.git('worktree', 'add', '--quiet', '--detach', away);
  await sandbox.git('-C', away, 'commit', '--quiet', '--allow-empty', '-m', 'nowhere else');
  const commit = (await sandbox.git('-C', away, 'rev-parse', 'HEAD')).trim();
  rmSync(away, { recursive: true });
  const pruned = await sandbox.coord(['worktree', 'prune']);
  expect(pruned.stdout).toMatch(
    new RegExp(
      `^stays: .*/away: its folder is gone, and ${commit} is on no branch: git branch NAME ${commit} keeps it\n$`,
    ),
  );
  expect(await sandbox.git('worktree', 'list')).toContain('/away');
  await sandbox.git('branch', 'kept', commit);
  expect((await sandbox.coord(['worktree', 'prune'])).stdout).toMatch(/^removed: .*\/away: its folder is gone\n$/);
});

it('leaves nothing behind where its setup fails', async () => {
  const sandbox = await teamSandbox('worktrees:\n  setup: echo no; false\n');
  const branches = await sandbox.git('branch');
  const ended = await sandbox.coord(['worktree', 'add', 'frontend']);
  expect(ended).toMatchObject({ code: 5, stdout: '' });
  expect(ended.stderr).toContain('worktrees.setup failed');
  expect(await sandbox.git('branch')).toBe(branches);
  expect(existsSync(join(sandbox.beside, 'frontend-1'))).toBe(false);
});

it('prune keeps a worktree with files that git ignores, unless they are what it was made ready with', async () => {
  const sandbox = await teamSandbox();
  const [first, second, third] = ['1', '2', '3'].map((number) => join(sandbox.beside, `backend-${number}`));
  for (const _ of [first, second, third]) await sandbox.coord(['worktree', 'add', 'backend']);
  writeFileSync(join(first ?? '', '.env.notes'), 'what I found out');
  writeFileSync(join(second ?? '', '.env'), 'SECRET=2\n');
  const prune = async (...args: string[]) => {
    const { stdout } = await sandbox.coord(['worktree', 'prune', ...args]);
    return stdout
      .replaceAll(`${sandbox.beside}/`, '')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(';')[0]);
  };
  expect(await prune()).toEqual([
    'stays: backend-1: git ignores .env.notes in it, which --ignored removes too',
    'stays: backend-2: git ignores .env in it, which --ignored removes too',
    'removed: backend-3: nothing in it is changed, and its commits are on other branches',
  ]);
  expect(readFileSync(join(first ?? '', '.env.notes'), 'utf8')).toBe('what I found out');
  expect(await prune('--ignored')).toHaveLength(2);
  expect(existsSync(first ?? '')).toBe(false);
});

it('role switch keeps where the old role stood, shows what the new one has, and puts its brief in place', async () => {
  const sandbox = await teamSandbox('');
  await sandbox.coord(['role', 'switch', 'frontend']);
  await sandbox.coord(['brief']);
  await sandbox.coord(['ask', 'backend', 'how do I call it?']);
  const switched = await sandbox.coord(['role', 'switch', 'backend']);
  expect(switched.stdout).toBe(
    `${sandbox.dir} is bound to role backend. Where frontend stood is kept as CP-0001. Its brief is in place.\n1 message:\n  MSG-1 how do I call it?\n`,
  );
  expect(sandbox.read('CLAUDE.md')).toContain('coord:brief role=backend');
  expect(await sandbox.git('status', '--porcelain')).toBe('');
  expect((await sandbox.coord(['brief', 'backend', '--check'])).code).toBe(0);
  const back = JSON.parse((await sandbox.coord(['role', 'switch', 'frontend', '--json'])).stdout) as object;
  expect(back).toMatchObject({
    from: 'backend',
    to: 'frontend',
    briefed: true,
    found: { checkpoint: { id: 'CP-0001' } },
  });
});
