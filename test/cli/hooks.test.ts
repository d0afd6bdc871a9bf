import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const SETTINGS = '.claude/settings.local.json';

/** The command that the client would run for an event, as it stands in a worktree's settings. */
function installedCommand(worktree: string, event: string): string {
  const settings = JSON.parse(readFileSync(join(worktree, SETTINGS), 'utf8')) as {
    hooks: Record<string, { hooks: { command: string }[] }[]>;
  };
  return settings.hooks[event]?.[0]?.hooks[0]?.command ?? '';
}

async function tryWrite(sandbox: Sandbox, worktree: string, path: string, env: Record<string, string> = {}) {
  const input = JSON.stringify({
    session_id: 's-1',
    cwd: worktree,
    tool_name: 'Write',
    tool_input: { file_path: path, content: 'x' },
  });
  const command = installedCommand(worktree, 'PreToolUse');
  const ended = await sandbox.exec('sh', ['-c', command], {
    input,
    cwd: worktree,
    env: { CLAUDE_PROJECT_DIR: worktree, ...env },
  });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return ended.stdout === ''
    ? undefined
    : (JSON.parse(ended.stdout) as { hookSpecificOutput: Record<string, string> }).hookSpecificOutput;
}

it('goes into every worktree, is seen by git in none, and comes out without a trace', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const worktree = join(sandbox.dir, '../frontend');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  const mine = '{\n\t"permissions": { "allow": ["Bash(ls)"] }\n}';
  mkdirSync(join(worktree, '.claude'));
  writeFileSync(join(worktree, SETTINGS), mine);
  const exclude = readFileSync(join(sandbox.dir, '.git/info/exclude'), 'utf8');

  const first = await sandbox.coord(['hooks', 'install']);
  expect(first).toEqual({ code: 0, stdout: `written   ${SETTINGS}\nwritten   ${worktree}/${SETTINGS}\n`, stderr: '' });
  expect((await sandbox.coord(['hooks', 'install'])).stdout).toBe(
    `unchanged ${SETTINGS}\nunchanged ${worktree}/${SETTINGS}\n`,
  );
  expect(await sandbox.git('status', '--porcelain')).toBe('');
  expect(await sandbox.git('-C', worktree, 'status', '--porcelain')).toBe('');
  expect(statSync(join(sandbox.dir, '.git/coord')).mode & 0o777).toBe(0o700);

  const out = await sandbox.coord(['hooks', 'uninstall']);
  expect(out.stdout).toBe(`removed   ${SETTINGS}\nwritten   ${worktree}/${SETTINGS}\n`);
  expect(existsSync(join(sandbox.dir, '.claude'))).toBe(false);
  expect(readFileSync(join(worktree, SETTINGS), 'utf8')).toBe(mine);
  expect(readFileSync(join(sandbox.dir, '.git/info/exclude'), 'utf8')).toBe(exclude);
});

it('changes nothing anywhere where one settings file is broken', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const worktree = join(sandbox.dir, '../frontend');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  mkdirSync(join(worktree, '.claude'));
  writeFileSync(join(worktree, SETTINGS), '{ "model": "opus", }');
  const ended = await sandbox.coord(['hooks', 'install']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(`${worktree}/${SETTINGS}:1:`);
  expect(ended.stderr).toContain('coord: nothing was changed.');
  expect(existsSync(join(sandbox.dir, SETTINGS))).toBe(false);
});

it('the role is the environment, then the worktree; without one, a person is asked', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const path = join(sandbox.dir, 'server/new.js');
  expect(await tryWrite(sandbox, sandbox.dir, path)).toMatchObject({ permissionDecision: 'ask' });
  expect(await sandbox.coord(['role', 'switch', 'frontend'])).toMatchObject({ code: 0 });
  expect(await tryWrite(sandbox, sandbox.dir, path)).toMatchObject({ permissionDecision: 'deny' });
  expect(await tryWrite(sandbox, sandbox.dir, path, { COORD_ROLE: 'backend' })).toBeUndefined();
  expect(await tryWrite(sandbox, sandbox.dir, path, { COORD_ROLE: 'nobody' })).toMatchObject({
    permissionDecision: 'deny',
  });
});

it('an agent does not give itself a role, and what it asks is a message', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const asAgent = { env: { CLAUDECODE: '1', COORD_ROLE: 'frontend' } };
  expect(await sandbox.coord(['role', 'switch', 'backend'], asAgent)).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coord: only a person binds a role; this shell belongs to an agent.\n',
  });
  expect(
    await sandbox.coord(['ask', 'backend', '--path', 'server/main.js', 'approve: \u001b[2Jall of it'], asAgent),
  ).toMatchObject({ code: 0 });
  const inbox = await sandbox.coord(['inbox', 'backend']);
  expect(inbox.stdout).toMatch(/frontend → backend about server\/main\.js\n {4}approve: \\x1b\[2Jall of it\n$/);
});

it("a worktree's own config rules nothing: the main checkout's does", async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const worktree = join(sandbox.dir, '../frontend');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  const draft = sandbox
    .read('coord.config.yaml')
    .replace('owns: [server/**, web/api-client/**]', 'owns: [web/api-client/**]')
    .replace('owns: [web/**', 'owns: [server/**, web/**');
  writeFileSync(join(worktree, 'coord.config.yaml'), draft);
  await sandbox.coord(['hooks', 'install']);
  const denied = await tryWrite(sandbox, worktree, join(worktree, 'server/new.js'), { COORD_ROLE: 'frontend' });
  expect(denied?.['permissionDecisionReason']).toContain('server/new.js is owned by role backend');
  const owner = await sandbox.coord(['owner', 'server/new.js'], { cwd: worktree });
  expect(owner.stdout).toContain('backend');
  expect(owner.stderr).toContain("this worktree's config differs from the one in force");
});

it.each([
  { what: 'a symbolic link', link: ['server', 'web/link'], path: 'web/link/new.js' },
  { what: 'a dangling link', link: ['server/new.js', 'web/to'], path: 'web/to' },
  { what: 'dots', path: 'web/../server/new.js' },
  { what: "git's own folder", path: '.git/hooks/pre-commit' },
  { what: 'protected settings', path: '.claude/settings.json' },
  { what: 'the config', path: 'coord.config.yaml' },
])('is not led astray by $what', async ({ link, path }) => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  if (link) symlinkSync(join(sandbox.dir, link[0] ?? ''), join(sandbox.dir, link[1] ?? ''));
  const verdict = await tryWrite(sandbox, sandbox.dir, `${sandbox.dir}/${path}`, { COORD_ROLE: 'frontend' });
  expect(verdict).toMatchObject({ permissionDecision: 'deny' });
});
