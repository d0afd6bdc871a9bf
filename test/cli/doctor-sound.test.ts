import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

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
  expect(await sandbox.coord(['doctor'])).toEqual(SOUND);
  expect(await sandbox.coord(['doctor'], { env: { COORD_ROLE: 'backend', COORD_RUN: 'r-1' } })).toEqual(SOUND);
  expect(await traces(sandbox)).toEqual([]);
});

it('finds no fault in worktrees, bound or not, nor from a folder of one', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  for (const name of ['one', 'two']) await sandbox.git('worktree', 'add', '--quiet', join(sandbox.dir, '..', name));
  await sandbox.coord(['hooks', 'install']);
  const one = join(sandbox.dir, '../one');
  await sandbox.coord(['role', 'switch', 'backend'], { cwd: one });
  for (const cwd of [sandbox.dir, one, join(one, 'server'), join(sandbox.dir, '../two')])
    expect(await sandbox.coord(['doctor'], { cwd })).toEqual(SOUND);
});

it('finds no fault where the config lies in a folder, and names it where there is one', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.exec('mkdir', ['app']);
  await sandbox.git('mv', 'coord.config.yaml', 'app/coord.config.yaml');
  await sandbox.git('commit', '--quiet', '-m', 'into a folder');
  const cwd = join(sandbox.dir, 'app');
  expect((await sandbox.coord(['doctor'], { cwd })).stdout).toContain(
    `mend: coord hooks install --config ${sandbox.dir}/app/coord.config.yaml\n`,
  );
  await sandbox.coord(['hooks', 'install'], { cwd });
  expect(await sandbox.coord(['doctor'], { cwd })).toEqual(SOUND);
});

it('finds no fault with a quote and a space in the path, nor without git', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const moved = join(sandbox.dir, "../it's a repo");
  await sandbox.exec('mv', [sandbox.dir, moved], { cwd: sandbox.home });
  await sandbox.coord(['hooks', 'install'], { cwd: moved });
  expect(await sandbox.coord(['doctor'], { cwd: moved })).toEqual(SOUND);

  const plain = join(moved, '../plain');
  await sandbox.exec('cp', ['-r', moved, plain], { cwd: sandbox.home });
  await sandbox.exec('rm', ['-r', join(plain, '.git'), join(plain, '.claude')], { cwd: sandbox.home });
  await sandbox.coord(['hooks', 'install'], { cwd: plain });
  expect(await sandbox.coord(['doctor'], { cwd: plain })).toEqual(SOUND);
});

it('says what is wrong, where, and what to do about it', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  expect(await sandbox.coord(['doctor'])).toEqual({
    code: 1,
    stdout: `fault  .git/coord/hooks.json
       the record of what is installed is missing
       mend: coord hooks install

fault  .claude/settings.local.json
       it is missing, and coord's hooks with it
       mend: coord hooks install

2 faults
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
  expect(await sandbox.coord(['doctor'])).toEqual(SOUND);
  set(sandbox.dir, true);
  set(worktree, false);
  const { stdout, code } = await sandbox.coord(['doctor', '--json']);
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
  expect(await sandbox.coord(['doctor'], { env: { [name]: '0' } })).toEqual(SOUND);
  expect(await sandbox.coord(['doctor'], { env: { [name]: value } })).toEqual({
    code: 1,
    stdout: `fault  environment
       ${name} is set: the client runs without hooks
       mend: unset ${name}

1 fault
`,
    stderr: '',
  });
});
