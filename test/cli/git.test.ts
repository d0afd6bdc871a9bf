import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventually, startCoord } from '../support/runs.ts';
import { COORD, createSandbox, type Sandbox } from '../support/sandbox.ts';

const AGENT = (role: string) => ({ env: { COORD_ROLE: role, COORD_INSTANCE: `s-${role}`, CLAUDECODE: '1' } });

async function teamSandbox(): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.git('config', 'user.name', 'A Person');
  await sandbox.git('config', 'user.email', 'person@example.com');
  return sandbox;
}

const git = (sandbox: Sandbox, args: string[], role?: string) =>
  sandbox.coord(['git', '--', ...args], role === undefined ? {} : AGENT(role));

it('passes on what git prints, and its exit code', async () => {
  const sandbox = await teamSandbox();
  const own = await sandbox.exec('git', ['log', '--oneline']);
  expect(await git(sandbox, ['log', '--oneline'])).toEqual(own);
  const failed = await sandbox.exec('git', ['merge', 'no-such-branch']);
  expect(await git(sandbox, ['merge', 'no-such-branch'])).toEqual(failed);
  const wrong = await sandbox.exec('git', ['rev-parse', '--verify', 'nothing']);
  expect(await git(sandbox, ['rev-parse', '--verify', 'nothing'])).toEqual(wrong);
});

it('takes git as one types it; -- is needed only where an option of git itself comes first', async () => {
  const sandbox = await teamSandbox();
  writeFileSync(join(sandbox.dir, 'docs/new.md'), 'new');
  expect((await sandbox.coord(['git', 'add', '--all'])).code).toBe(0);
  expect((await sandbox.coord(['git', 'commit', '-qm', 'typed'])).code).toBe(0);
  expect((await sandbox.coord(['git', '--', '-C', 'docs', 'log', '-1', '--format=%s'])).stdout).toBe('typed\n');
});

it('commits at the same time all come to be, one after the other, also in several worktrees', {
  timeout: 120_000,
}, async () => {
  const sandbox = await teamSandbox();
  // Each commit says that it is at work, and finds nobody else at it.
  const at = join(sandbox.dir, '../at-work');
  const hook = `#!/bin/sh\nmkdir "${at}" || { echo "two at once" >&2; exit 1; }\nsleep 0.1\nrmdir "${at}"\n`;
  mkdirSync(join(sandbox.dir, '.git/hooks'), { recursive: true });
  writeFileSync(join(sandbox.dir, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
  const folders = [sandbox.dir, ...['a', 'b'].map((name) => join(sandbox.dir, `../${name}`))];
  for (const folder of folders.slice(1)) await sandbox.git('worktree', 'add', '--quiet', folder);
  const ended = await Promise.all(
    folders.flatMap((cwd) =>
      // Two commits of one text in one second would be one and the same.
      [1, 2, 3].map((n) => sandbox.coord(['git', 'commit', '--allow-empty', '-qm', `${n} in ${cwd}`], { cwd })),
    ),
  );
  expect(ended.map(({ code, stderr }) => [code, stderr.replace(/^coord: waiting for .*\n/, '')])).toEqual(
    ended.map(() => [0, '']),
  );
  const count = await sandbox.git('rev-list', '--count', '--all');
  expect(Number(count)).toBe(10);
});

it('says whom it waits for, looks without waiting, and goes on when that one was killed', {
  timeout: 120_000,
}, async () => {
  const sandbox = await teamSandbox();
  const slow = startCoord(sandbox, ['git', '--', '-c', 'core.editor=touch editing; sleep 600 #', 'commit', '--amend']);
  await eventually(() => existsSync(join(sandbox.dir, 'editing')));
  expect(await git(sandbox, ['status', '--short'])).toMatchObject({ code: 0 });
  const limited = await sandbox.coord(['git', '--wait', '300ms', '--', 'branch', 'topic']);
  expect(limited).toMatchObject({ code: 3 });
  expect(limited.stderr).toMatch(/is still at git commit, since/);
  const waiting = startCoord(sandbox, ['git', '--', 'branch', 'topic']);
  await eventually(() => /coord: waiting for git commit of session git:\S+, at it for/.test(waiting.printed()));
  slow.child.kill('SIGKILL');
  expect(await waiting.ended).toMatchObject({ code: 0 });
  expect(await sandbox.git('branch', '--list', 'topic')).toContain('topic');
  // The git that was left behind ends with its editor.
  process.kill(-(slow.child.pid ?? 0), 'SIGKILL');
});

it('a hook of a commit calls it again without waiting for itself', async () => {
  const sandbox = await teamSandbox();
  mkdirSync(join(sandbox.dir, '.git/hooks'), { recursive: true });
  const hook = `#!/bin/sh\nexec "${process.execPath}" "${COORD}" git -- tag -f hooked HEAD\n`;
  writeFileSync(join(sandbox.dir, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
  expect(await git(sandbox, ['commit', '--allow-empty', '-qm', 'x'])).toMatchObject({ code: 0 });
  expect(await sandbox.git('tag')).toBe('hooked\n');
});

it.each([
  ['backend', ['mv', 'server/main.js', 'web/main.js'], 'web/main.js'],
  ['frontend', ['mv', 'server/main.js', 'web/main.js'], 'server/main.js'],
  ['backend', ['mv', 'server', 'web/server'], 'web/server/main.js'],
  ['frontend', ['-C', 'web', 'mv', '../server/main.js', '.'], 'server/main.js'],
  ['frontend', ['rm', '-q', 'server/main.js'], 'server/main.js'],
  ['frontend', ['rm', '-rq', 'server'], 'server/main.js'],
  ['frontend', ['checkout', '--', '.'], 'server/main.js'],
  ['frontend', ['checkout', 'server/main.js'], 'server/main.js'],
  ['frontend', ['checkout', 'HEAD', 'server'], 'server/main.js'],
  ['frontend', ['restore', '-s', 'HEAD', 'server'], 'server/main.js'],
  ['frontend', ['commit', '-qam', 'x'], 'server/main.js'],
  ['frontend', ['commit', '-qm', 'x', '--', 'server/main.js'], 'server/main.js'],
  ['frontend', ['put-back', 'server'], 'server/main.js'],
])('role %s: git %j is refused at %s, and nothing is changed', async (role, args, path) => {
  const sandbox = await teamSandbox();
  await sandbox.git('config', 'alias.put-back', 'restore');
  if (!['mv', 'rm'].some((verb) => args.includes(verb))) sandbox.write('server/main.js', 'changed');
  const before = await sandbox.git('status', '--porcelain');
  const refused = await git(sandbox, args, role);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain(`${path} is owned by role ${role === 'backend' ? 'frontend' : 'backend'}`);
  expect(await sandbox.git('status', '--porcelain')).toBe(before);
  expect(await sandbox.git('rev-list', '--count', 'HEAD')).toBe('1\n');
});

it('an agent does what is its own, and holds what it has moved', async () => {
  const sandbox = await teamSandbox();
  expect(await git(sandbox, ['mv', 'server/main.js', 'server/start.js'], 'backend')).toMatchObject({ code: 0 });
  expect(await git(sandbox, ['commit', '-qm', 'moved'], 'backend')).toMatchObject({ code: 0, stderr: '' });
  const list = await sandbox.coord(['lease', 'list']);
  expect(list.stdout).toMatch(/server\/main\.js +backend +s-backend[^]*server\/start\.js +backend +s-backend/);
  expect(readFileSync(join(sandbox.dir, 'server/start.js'), 'utf8')).not.toBe('');
  for (const args of [
    ['--git-dir=.git', 'commit', '-qm', 'x'],
    ['-c', 'alias.x=!true', 'x'],
    ['rm', '--pathspec-from-file=x'],
  ])
    expect((await git(sandbox, args, 'backend')).code).toBe(3);
});

it.each([
  ['mcp__files__move_file', { source: 'server/main.js', destination: 'web/main.js' }, 'deny'],
  ['mcp__files__move_file', { source: 'web/index.html', destination: 'server/index.html' }, 'deny'],
  ['mcp__files__rename', { old_path: 'server/main.js', new_path: 'server/start.js' }, undefined],
  ['mcp__files__copy_file', { source: 'web/index.html', destination: 'server/index.html' }, undefined],
  ['mcp__files__delete_file', { path: 'web/index.html' }, 'deny'],
])('a tool that names two paths is judged at both: %s %j', async (tool, input, verdict) => {
  const sandbox = await teamSandbox();
  const event = { session_id: 's', cwd: sandbox.dir, tool_name: tool, tool_use_id: 'c', tool_input: input };
  const env = { COORD_ROLE: 'backend', CLAUDE_PROJECT_DIR: sandbox.dir };
  const ended = await sandbox.coord(['hook', 'PreToolUse'], { input: JSON.stringify(event), env });
  const answer = ended.stdout.trim() === '' ? {} : (JSON.parse(ended.stdout) as Record<string, Record<string, string>>);
  expect(answer['hookSpecificOutput']?.['permissionDecision']).toBe(verdict);
  const held = (await sandbox.coord(['lease', 'list', '--json'])).stdout.split('\n').filter((line) => line !== '');
  if (verdict === 'deny') expect(held).toEqual([]);
});

it('aliases that lead in a circle are left to git, and those of a commit are judged for people too', async () => {
  const sandbox = await teamSandbox();
  for (const [name, meaning] of [
    ['there', 'back'],
    ['back', 'there'],
    ['ci', 'commit -q'],
  ])
    await sandbox.git('config', `alias.${name}`, meaning ?? '');
  const round = await git(sandbox, ['there'], 'backend');
  expect(round.code).toBe(128);
  expect(round.stderr).toContain('alias loop');

  sandbox.write('server/main.js', 'changed');
  await sandbox.coord(['lease', 'acquire', 'server/main.js'], AGENT('backend'));
  const refused = await git(sandbox, ['ci', '-am', 'x']);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('server/main.js is leased by');
  expect(await sandbox.git('rev-list', '--count', 'HEAD')).toBe('1\n');
});

it('an agent commits a merge, and in it only what is its own or comes as it is from the other branch', async () => {
  const sandbox = await teamSandbox();
  await sandbox.git('checkout', '-qb', 'other');
  for (const path of ['web/index.html', 'server/main.js']) sandbox.write(path, 'theirs');
  await sandbox.git('commit', '-qam', 'theirs');
  await sandbox.git('checkout', '-q', 'main');
  sandbox.write('web/index.html', 'ours');
  await sandbox.git('commit', '-qam', 'ours');
  await sandbox.exec('git', ['merge', '-q', 'other']);
  sandbox.write('web/index.html', 'both');
  sandbox.write('server/main.js', 'mine');
  const refused = await git(sandbox, ['commit', '-qam', 'merged'], 'frontend');
  expect(refused.stderr).toContain('server/main.js is owned by role backend');
  sandbox.write('server/main.js', 'theirs');
  expect(await git(sandbox, ['commit', '-qam', 'merged'], 'frontend')).toMatchObject({ code: 0, stderr: '' });
  expect((await sandbox.git('rev-list', '--parents', '-1', 'HEAD')).trim().split(' ')).toHaveLength(3);
});

it.each([[['commit', '-qam', '--dry-run']], [['commit', '-qam', '-h']]])(
  'git %j is a commit, whatever its message looks like',
  async (args) => {
    const sandbox = await teamSandbox();
    writeFileSync(join(sandbox.dir, 'server/main.js'), 'changed');
    const refused = await git(sandbox, args, 'frontend');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('server/main.js is owned by role backend');
  },
);

it('an agent names the paths of a commit where they can be seen', async () => {
  const sandbox = await teamSandbox();
  writeFileSync(join(sandbox.dir, 'server/main.js'), 'changed');
  const options = { ...AGENT('frontend'), input: 'server/main.js' };
  const refused = await sandbox.coord(['git', '--', 'commit', '-qm', 'x', '--pathspec-from-file=-'], options);
  expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining("coord can't judge git commit with") });
  expect(await sandbox.git('rev-list', '--count', 'HEAD')).toBe('1\n');
});
