import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultEnv } from '../support/faults.ts';
import { type CallOptions, createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';

/** With a client of the newest version that is known. */
async function doctor(sandbox: Sandbox, { env = {}, ...options }: CallOptions = {}, ...args: string[]): Promise<Ended> {
  const client = join(sandbox.home, 'claude');
  writeFileSync(client, '#!/bin/sh\necho "2.1.329 (Claude Code)"\n', { mode: 0o755 });
  return sandbox.coord(['doctor', ...args], { ...options, env: { COORD_CLAUDE: client, ...env } });
}

const SOUND = { code: 0, stdout: 'No faults.\n', stderr: '' };

/** What the team's state says of a session, or of a write: a canary leaves none of it. */
async function traces(sandbox: Sandbox): Promise<string[]> {
  const state = join(sandbox.dir, '.git/coord');
  const of = (folder: string) => (existsSync(join(state, folder)) ? readdirSync(join(state, folder)) : []);
  return ['leases', 'signals', 'logs', 'documents'].flatMap((folder) => of(folder).map((name) => `${folder}/${name}`));
}

it.each(['enforce', 'warn', 'audit'])('a canary is refused and leaves no trace, mode %s', async (mode) => {
  const sandbox = await createSandbox('test/fixtures/team');
  const config = sandbox.read('coord.config.yaml').replace('unowned: deny', `unowned: deny\n  mode: ${mode}`);
  sandbox.write('coord.config.yaml', config);
  await sandbox.coord(['hooks', 'install']);
  const told = `note   coord.config.yaml\n       ownership.mode is ${mode}: nothing is refused\n       mend: set it to enforce\n\n`;
  const sound = { ...SOUND, stdout: `${mode === 'enforce' ? '' : told}${SOUND.stdout}` };
  expect(await doctor(sandbox)).toEqual(sound);
  expect(await doctor(sandbox, { env: { COORD_ROLE: 'backend', COORD_RUN: 'r-1' } })).toEqual(sound);
  expect(await traces(sandbox)).toEqual([]);
});

it('finds no fault in worktrees, bound or not, nor from a folder of one', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  for (const name of ['one', 'two']) await sandbox.git('worktree', 'add', '--quiet', join(sandbox.dir, '..', name));
  await sandbox.coord(['hooks', 'install']);
  const one = join(sandbox.dir, '../one');
  await sandbox.coord(['role', 'switch', 'backend'], { cwd: one });
  for (const cwd of [sandbox.dir, one, join(one, 'server'), join(sandbox.dir, '../two')])
    expect(await doctor(sandbox, { cwd })).toEqual(SOUND);
});

it('finds no fault where the config lies in a folder, and names it where there is one', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.exec('mkdir', ['app']);
  await sandbox.git('mv', 'coord.config.yaml', 'app/coord.config.yaml');
  await sandbox.git('commit', '--quiet', '-m', 'into a folder');
  const cwd = join(sandbox.dir, 'app');
  expect((await doctor(sandbox, { cwd })).stdout).toContain(
    `mend: coord hooks install --config ${sandbox.dir}/app/coord.config.yaml\n`,
  );
  await sandbox.coord(['hooks', 'install'], { cwd });
  expect(await doctor(sandbox, { cwd })).toEqual(SOUND);
  expect(await doctor(sandbox)).toEqual(SOUND);
  expect(await sandbox.coord(['hooks', 'uninstall'])).toMatchObject({ code: 0 });
});

it('finds no fault with a quote and a space in the path, nor without git', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const moved = join(sandbox.dir, "../it's a repo");
  await sandbox.exec('mv', [sandbox.dir, moved], { cwd: sandbox.home });
  await sandbox.coord(['hooks', 'install'], { cwd: moved });
  expect(await doctor(sandbox, { cwd: moved })).toEqual(SOUND);

  const plain = join(moved, '../plain');
  await sandbox.exec('cp', ['-r', moved, plain], { cwd: sandbox.home });
  await sandbox.exec('rm', ['-r', join(plain, '.git'), join(plain, '.claude')], { cwd: sandbox.home });
  await sandbox.coord(['hooks', 'install'], { cwd: plain });
  expect(await doctor(sandbox, { cwd: plain })).toEqual(SOUND);
});

it('says what is wrong, where, and what to do about it', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  expect(await doctor(sandbox)).toEqual({
    code: 1,
    stdout: `fault  .git/coord/hooks.json
       the record of what is installed is missing
       mend: coord hooks install

fault  .git/coord-hooks/hooks
       coord's git hooks are not there
       mend: coord hooks install

fault  .claude/settings.local.json
       it is missing, and coord's hooks with it
       mend: coord hooks install

3 faults
`,
    stderr: '',
  });
});

function set(dir: string, disableAllHooks: boolean): void {
  const path = join(dir, '.claude/settings.local.json');
  const settings = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...settings, disableAllHooks }));
}

it('what the main checkout switches off is off in its worktrees, whatever they say', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const worktree = join(sandbox.dir, '../one');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  await sandbox.coord(['hooks', 'install']);
  sandbox.write('.claude/settings.json', '{ "disableAllHooks": true }');
  set(sandbox.dir, false);
  expect(await doctor(sandbox)).toEqual(SOUND);
  set(sandbox.dir, true);
  set(worktree, false);
  const { stdout, code } = await doctor(sandbox, {}, '--json');
  expect(code).toBe(1);
  expect(stdout.split('\n').filter((line) => line !== '')).toHaveLength(1);
  expect(stdout).toContain(`"where":"${sandbox.dir}/.claude/settings.local.json"`);
});

it.each([
  ['CLAUDE_CODE_SIMPLE', '1'],
  ['CLAUDE_CODE_SAFE_MODE', 'yes'],
  ['CLAUDE_CODE_RESTRICTED', 'true'],
])('notices %s in the environment', async (name, value) => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  expect(await doctor(sandbox, { env: { [name]: '0' } })).toEqual(SOUND);
  expect(await doctor(sandbox, { env: { [name]: value } })).toEqual({
    code: 1,
    stdout: `fault  environment
       ${name} is set: the client runs without hooks
       mend: unset ${name}

1 fault
`,
    stderr: '',
  });
});

it('tells of what is unlocked, and looks for a write that is not', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  await sandbox.coord(['unlock', 'server/**', '--role', 'frontend', '--for', '1h', '--reason', 'a fix']);
  const some = await doctor(sandbox);
  expect(some).toMatchObject({ code: 0, stderr: '' });
  expect(some.stdout).toMatch(
    /^note {3}EXC-0001\n {7}server\/\*\* may be written by frontend until .*: a fix\n {7}mend: coord lock EXC-0001\n\nNo faults\.\n$/,
  );
  await sandbox.coord(['unlock', '--everything', '--for', '1h', '--reason', 'a fire']);
  const all = await doctor(sandbox);
  expect(all).toMatchObject({ code: 0, stderr: '' });
  expect(all.stdout).toContain('there is no write that the rules are against, and so none was tried');
  await sandbox.coord(['lock', '--all']);
  expect(await doctor(sandbox)).toEqual(SOUND);
});

it.each([
  ['2.1.100 (Claude Code)', 1, 'fault'],
  ['2.1.197 (Claude Code)', 0, 'note'],
  ['something else', 0, 'it does not say which version of Claude Code it is'],
])('a client that says %s', async (says, code, told) => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const client = join(sandbox.home, 'old');
  writeFileSync(client, `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 });
  const ended = await doctor(sandbox, { env: { COORD_CLAUDE: client } });
  expect(ended).toMatchObject({ code, stdout: expect.stringContaining(told) });
  const none = await doctor(sandbox, { env: { COORD_CLAUDE: 'no-such-client' } });
  expect(none).toMatchObject({ code: 0, stdout: expect.stringContaining('Claude Code is not found here') });
});

it.each([
  ['link', 'EPERM'],
  ['rename', 'EXDEV'],
  ['fsync', 'EINVAL'],
])('a state in which %s fails', async (what, how) => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const state = join(sandbox.dir, '.git/coord');
  const env = faultEnv(state, { at: 1, only: `^${what}$`, how, forGood: true });
  const { code, stdout } = await doctor(sandbox, { env });
  expect(code).toBe(1);
  expect(stdout).toContain(`${what} does not work here (${how}), and without it nothing is kept`);
  expect(readdirSync(state).filter((name) => name.startsWith('.probe'))).toEqual([]);
});

it('fires the canary alone', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  await sandbox.exec('rm', ['-r', '.git/coord-hooks']);
  expect(await doctor(sandbox, {}, '--canary')).toEqual(SOUND);
  await sandbox.exec('rm', ['.git/coord/bin/hook.cjs']);
  expect(await doctor(sandbox, {}, '--canary')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('it is missing'),
  });
});
