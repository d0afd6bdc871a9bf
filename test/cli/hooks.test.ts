import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sendEvent, SETTINGS } from '../support/hook-client.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const COMMANDS = '.claude/commands/coord';
const GIT_HOOKS = '.git/coord-hooks/hooks';

function tryWrite(sandbox: Sandbox, worktree: string, path: string, env: Record<string, string> = {}) {
  return sendEvent(sandbox, { worktree, path, env });
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
  const report = (change: string) =>
    [...[SETTINGS, COMMANDS].flatMap((file) => [file, `${worktree}/${file}`]), GIT_HOOKS]
      .map((path) => `${change} ${path}\n`)
      .join('');
  expect(first).toEqual({ code: 0, stdout: report('written  '), stderr: '' });
  expect((await sandbox.coord(['hooks', 'install'])).stdout).toBe(report('unchanged'));
  expect(await sandbox.git('status', '--porcelain')).toBe('');
  expect(await sandbox.git('-C', worktree, 'status', '--porcelain')).toBe('');
  expect(statSync(join(sandbox.dir, '.git/coord')).mode & 0o777).toBe(0o700);

  const out = await sandbox.coord(['hooks', 'uninstall']);
  expect(out.stdout).toBe(
    report('removed  ').replace(`removed   ${worktree}/${SETTINGS}`, `written   ${worktree}/${SETTINGS}`),
  );
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

it('refuses settings that git tracks, and says how to take them out', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write(SETTINGS, '{"model":"opus"}\n');
  await sandbox.git('add', '--force', SETTINGS);
  await sandbox.git('commit', '--quiet', '-m', 'settings');
  expect(await sandbox.coord(['hooks', 'install'])).toEqual({
    code: 2,
    stdout: '',
    stderr: `.claude/settings.local.json:1:1 error tracked-file: git tracks this file, and what coord writes into it is for this machine alone
  1 | {"model":"opus"}
    | ^
  hint: take it out of git with: git rm --cached .claude/settings.local.json

1 error
coord: nothing was changed.
`,
  });
  expect(await sandbox.git('status', '--porcelain')).toBe('');
  await sandbox.git('rm', '--quiet', '--cached', SETTINGS);
  expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
});

it('puts everything back where a later file cannot be written', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const mine = '{ "model": "opus" }\n';
  sandbox.write(SETTINGS, mine);
  const worktree = join(sandbox.dir, '../frontend');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  writeFileSync(join(worktree, '.claude'), 'in the way of the folder');
  const exclude = sandbox.read('.git/info/exclude');
  expect((await sandbox.coord(['hooks', 'install'])).code).not.toBe(0);
  expect(sandbox.read(SETTINGS)).toBe(mine);
  expect(sandbox.read('.git/info/exclude')).toBe(exclude);
  expect(existsSync(join(sandbox.dir, '.git/coord/hooks.json'))).toBe(false);
});

it('asks about a write without taking the lease, and takes it when the write was agreed to', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const write = { worktree: sandbox.dir, path: join(sandbox.dir, 'server/new.js') };
  const owner = { ...write, session: 's-2', env: { COORD_ROLE: 'backend' } };
  expect(await sendEvent(sandbox, write)).toMatchObject({ permissionDecision: 'ask' });
  expect(await sendEvent(sandbox, owner)).toBeUndefined();

  const other = { ...write, path: join(sandbox.dir, 'server/other.js') };
  expect(await sendEvent(sandbox, other)).toMatchObject({ permissionDecision: 'ask' });
  expect(await sendEvent(sandbox, { ...other, event: 'PostToolUse' })).toBeUndefined();
  const refused = await sendEvent(sandbox, { ...owner, path: other.path });
  expect(refused?.['permissionDecisionReason']).toContain('server/other.js is being written by session s-1');
});

it("a run's workspace holds the lease: whichever session works in it, and no other place of the same role", async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const env = { COORD_ROLE: 'backend', COORD_RUN: 'r1', COORD_WORKSPACE: 'backend+1' };
  const write = { worktree: sandbox.dir, path: join(sandbox.dir, 'server/new.js'), env };
  expect(await sendEvent(sandbox, write)).toBeUndefined();
  expect(await sendEvent(sandbox, { ...write, session: 's-2' })).toBeUndefined();
  const elsewhere = await sendEvent(sandbox, { ...write, env: { ...env, COORD_WORKSPACE: 'backend+2' } });
  expect(elsewhere).toMatchObject({ permissionDecision: 'deny' });
  const { COORD_WORKSPACE: _, ...withoutPlace } = env;
  const unnamed = { ...write, path: join(sandbox.dir, 'server/other.js'), env: withoutPlace };
  expect(await sendEvent(sandbox, unnamed)).toBeUndefined();
  expect(await sendEvent(sandbox, { ...unnamed, session: 's-2' })).toBeUndefined();
});

it.each([
  { what: 'missing', breakIt: (sandbox: Sandbox) => rmSync(join(sandbox.dir, 'coord.config.yaml')) },
  { what: 'broken', breakIt: (sandbox: Sandbox) => sandbox.write('coord.config.yaml', 'version: [') },
])('hooks come out where the config is $what, which is when they block everything', async ({ breakIt }) => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  breakIt(sandbox);
  expect(await sandbox.coord(['hooks', 'uninstall'])).toEqual({
    code: 0,
    stdout: `removed   ${SETTINGS}\nremoved   ${COMMANDS}\nremoved   ${GIT_HOOKS}\n`,
    stderr: '',
  });
  expect(existsSync(join(sandbox.dir, '.claude'))).toBe(false);
});

it.each([
  ['coord approve 20260115-093012-review-chain-4f2a', true],
  ['cd .. && /repo/.git/coord/bin/coord role switch backend', true],
  ["'/a b/coord' hooks uninstall", true],
  ['npx coord validate && coord why web/x --role frontend', false],
  ['git commit -m "coord: approve later"', false],
])("in an agent's shell, %s is refused: %s", async (command, refused) => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const input = JSON.stringify({ session_id: 's', cwd: sandbox.dir, tool_name: 'Bash', tool_input: { command } });
  const program = join(sandbox.dir, '.git/coord/bin/hook.cjs');
  const ended = await sandbox.exec(process.execPath, [program, 'PreToolUse'], { input });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout.includes('"permissionDecision":"deny"')).toBe(refused);
});
