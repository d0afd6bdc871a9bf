import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judge, judgedSandbox, judgeWrite } from '../support/judging.ts';
import type { Sandbox } from '../support/sandbox.ts';

const unlock = (sandbox: Sandbox, ...args: string[]) =>
  sandbox.coord(['unlock', ...args, '--for', '10m', '--reason', 'one change']);

const FRONTEND = { role: 'frontend' };

it('lets one role write a path of another for a time, and says so everywhere', async () => {
  const sandbox = await judgedSandbox();
  expect((await judgeWrite(sandbox, 'server/a.js', FRONTEND)).verdict).toBe('deny');
  const granted = await unlock(sandbox, 'server/a.js', '--role', 'frontend');
  expect(granted.stdout).toMatch(
    /^frontend may write server\/a\.js until \S+Z: EXC-0001\. End it with: coord lock EXC-0001\n$/,
  );
  expect(await judgeWrite(sandbox, 'server/a.js', FRONTEND)).toMatchObject({ verdict: undefined, context: '' });
  expect((await judgeWrite(sandbox, 'server/b.js', FRONTEND)).verdict).toBe('deny');
  expect((await judgeWrite(sandbox, 'server/a.js', { session: 's-2' })).verdict).toBe('deny'); // leased by s-1 now

  const why = await sandbox.coord(['why', 'server/c.js', '--role', 'frontend']);
  expect(why.code).toBe(3);
  await unlock(sandbox, 'server/c.js');
  const excepted = await sandbox.coord(['why', 'server/c.js', '--role', 'frontend']);
  expect(excepted.stdout).toMatch(
    /^allow: server\/c\.js is owned by role backend, and you are role frontend, but is excepted until \S+ \(EXC-0002 by a person: one change\) \(coord\.config\.yaml:10, server\/\*\*\)\.\n$/,
  );
  expect((await sandbox.coord(['log'])).stdout).toContain('let frontend write server/a.js until');
  const health = await sandbox.coord(['health']);
  expect(health.code).toBe(1);
  expect(health.stdout).toMatch(/exception +EXC-0001 +frontend may write server\/a\.js until/);
  const status = await sandbox.coord(['status']);
  expect(status.stdout).toContain('frontend may write server/a.js until');
});

it('ends early, one or all', async () => {
  const sandbox = await judgedSandbox();
  for (const path of ['server/a.js', 'server/b.js', 'server/c.js']) await unlock(sandbox, path);
  expect((await sandbox.coord(['lock', '2'])).stdout).toBe('EXC-0002 has ended.\n');
  expect((await judgeWrite(sandbox, 'server/b.js', FRONTEND)).verdict).toBe('deny');
  expect((await judgeWrite(sandbox, 'server/a.js', FRONTEND)).verdict).toBeUndefined();
  const list = (await sandbox.coord(['unlock', '--list', '--json'])).stdout.trim().split('\n');
  expect(list.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['EXC-0001', 'EXC-0003']);
  expect((await sandbox.coord(['lock', '2'])).code).toBe(2);
  expect((await sandbox.coord(['lock', '--all'])).stdout).toBe('EXC-0001 has ended.\nEXC-0003 has ended.\n');
  expect((await sandbox.coord(['unlock', '--list'])).stdout).toBe('No exception is in force.\n');
  expect((await sandbox.coord(['log'])).stdout).toContain('a person ended EXC-0003');
});

it('runs out by itself', async () => {
  const sandbox = await judgedSandbox();
  await sandbox.coord(['unlock', 'server/a.js', '--for', '2s', '--reason', 'short']);
  await expect
    .poll(async () => (await judgeWrite(sandbox, 'server/a.js', FRONTEND)).verdict, { timeout: 20_000 })
    .toBe('deny');
  expect((await sandbox.coord(['unlock', '--list'])).stdout).toBe('No exception is in force.\n');
});

it('unlocks what is protected only where it is named itself', async () => {
  const sandbox = await judgedSandbox();
  await unlock(sandbox, '**');
  expect((await judgeWrite(sandbox, 'server/a.js', FRONTEND)).verdict).toBeUndefined();
  expect((await judgeWrite(sandbox, 'coord.config.yaml', FRONTEND)).verdict).toBe('deny');
  await unlock(sandbox, 'coord.config.yaml');
  expect((await judgeWrite(sandbox, 'coord.config.yaml', FRONTEND)).verdict).toBeUndefined();
  expect((await judgeWrite(sandbox, '.claude/settings.json', FRONTEND)).verdict).toBe('deny');
  expect((await unlock(sandbox, '.git/hooks/pre-commit')).code).toBe(3);
});

it('leaves a live lease of somebody else alone, unless everything is unlocked: then it is told', async () => {
  const sandbox = await judgedSandbox();
  const OWNER = { role: 'backend', session: 's-2' };
  expect((await judgeWrite(sandbox, 'server/a.js', OWNER)).verdict).toBeUndefined();
  await unlock(sandbox, 'server/a.js');
  expect((await judgeWrite(sandbox, 'server/a.js', FRONTEND)).reason).toContain('is being written by role backend');
  await unlock(sandbox, '--everything');
  const told = await judgeWrite(sandbox, 'server/a.js', FRONTEND);
  expect(told.verdict).toBeUndefined();
  expect(told.context).toContain('is being written by role backend');
  expect(told.message).toContain('It is let through: everything may be written until');
  for (const path of ['coord.config.yaml', 'nobody.txt'])
    expect((await judgeWrite(sandbox, path, FRONTEND)).verdict).toBeUndefined();
  expect((await judgeWrite(sandbox, '.git/config', FRONTEND)).verdict).toBe('deny');
  expect((await judgeWrite(sandbox, '.git/coord/hooks.json', FRONTEND)).verdict).toBe('deny');
});

it.each([
  ['missing', (sandbox: Sandbox) => rmSync(join(sandbox.dir, 'coord.config.yaml'))],
  ['broken', (sandbox: Sandbox) => sandbox.write('coord.config.yaml', 'version: [')],
])('is the way out where the config is %s', async (what, breakIt) => {
  const sandbox = await judgedSandbox();
  breakIt(sandbox);
  const blocked = await judgeWrite(sandbox, 'server/a.js', FRONTEND);
  expect(blocked).toMatchObject({ code: 2 });
  await unlock(sandbox, 'server/a.js');
  expect(await judgeWrite(sandbox, 'server/a.js', FRONTEND)).toMatchObject({ code: 2 });
  const granted = await unlock(sandbox, '--everything');
  expect(granted).toMatchObject({ code: 0, stderr: expect.stringContaining("the config can't be used") });
  const through = await judgeWrite(sandbox, 'server/a.js', FRONTEND);
  expect(through).toMatchObject({ code: 0, verdict: undefined });
  expect(through.message).toContain('Nothing is judged: everything may be written until');
  expect((await judge(sandbox, { tool: 'Bash', input: { command: 'rm -r server' } })).code).toBe(0);
  expect((await sandbox.coord(['lock', '--all'])).code).toBe(0);
  expect(await judgeWrite(sandbox, 'server/a.js', FRONTEND)).toMatchObject({ code: 2 });
  expect(what).not.toBe('');
});

it('is for people: refused in the shell of an agent, and by the hook before that', async () => {
  const sandbox = await judgedSandbox();
  const env = { CLAUDECODE: '1' };
  const args = ['unlock', '--everything', '--for', '10m', '--reason', 'x'];
  expect(await sandbox.coord(args, { env })).toMatchObject({
    code: 3,
    stderr: 'coord: only a person unlocks files; this shell belongs to an agent.\n',
  });
  expect((await sandbox.coord(['lock', '--all'], { env })).code).toBe(3);
  expect((await sandbox.coord(['unlock', '--list'], { env })).code).toBe(0);
  for (const command of ['coord unlock --everything --for 1h --reason x', 'cd web && coord lock --all'])
    expect((await judge(sandbox, { tool: 'Bash', input: { command } })).reason).toContain('for people alone');
});

it.each([
  [['server/a.js', '--for', '25h', '--reason', 'x'], 'an exception lasts 24 hours at most'],
  [['server/a.js', '--reason', 'x'], 'say for how long'],
  [['server/a.js', '--for', '1h'], 'say why'],
  [['--for', '1h', '--reason', 'x'], 'name paths, or --everything, and not both'],
  [['--everything', 'a', '--for', '1h', '--reason', 'x'], 'name paths, or --everything, and not both'],
  [['server/a.js', '--for', '1h', '--reason', ' '], 'the reason has to have 1 to 500 characters'],
  [['server/a.js', '--for', '1h', '--reason', 'x', '--role', 'backendd'], 'there is no role backendd'],
  [['server/[', '--for', '1h', '--reason', 'x'], 'this [ is not closed'],
])('refuses %j', async (args, reason) => {
  const sandbox = await judgedSandbox();
  const ended = await sandbox.coord(['unlock', ...args]);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(reason);
});

it.each(['warn', 'audit'])('coord why says that the mode %s lets happen what the rules are against', async (mode) => {
  const inMode = (config: string) => config.replace('unowned: deny', `unowned: deny\n  mode: ${mode}`);
  const sandbox = await judgedSandbox(inMode);
  const why = async (path: string) => sandbox.coord(['why', path, '--role', 'frontend']);
  expect(await why('server/c.js')).toEqual({
    code: 0,
    stdout: `allow: server/c.js is owned by role backend, and you are role frontend (coord.config.yaml:10, server/**).
The mode ${mode} lets it happen; in the mode enforce it would be refused.\n`,
    stderr: '',
  });
  expect((await why('web/c.js')).stdout).not.toContain('mode');
});
