import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judge, type Judged, judgedSandbox, judgeWrite } from '../support/judging.ts';
import type { Sandbox } from '../support/sandbox.ts';

const bash = (sandbox: Sandbox, command: string, options: object = {}): Promise<Judged> =>
  judge(sandbox, { tool: 'Bash', input: { command }, role: 'frontend', ...options });

const held = async (sandbox: Sandbox) =>
  (await sandbox.coord(['lease', 'list', '--json'])).stdout
    .split('\n')
    .flatMap((line) => (line === '' ? [] : (JSON.parse(line) as { key: string }).key));

it.each([
  ['echo x > server/main.js', '>'],
  ['sed -i s/a/b/ server/main.js', 'sed -i'],
  ['cp web/index.html server/new.html', 'cp'],
  ['cd server && rm main.js', 'rm'],
  ['bash -c "tee server/new.js" < web/index.html', 'tee'],
  ['F=server/new.js; touch $F', 'touch'],
  ['rm -rf server', 'rm'],
])('refuses %s by the rules that hold for every write, and names what would write', async (command, by) => {
  const sandbox = await judgedSandbox();
  const { verdict, reason } = await bash(sandbox, command);
  expect(verdict).toBe('deny');
  expect(reason).toMatch(
    /^coord: server\/\S+ is owned by role backend, and you are role frontend \(coord\.config\.yaml:10/,
  );
  expect(reason).toContain(`; ${by}`);
  expect(reason).toContain('Do not work round it. Ask the owner: ');
  expect(await held(sandbox)).toEqual([]);
  const log = (await sandbox.coord(['log'])).stdout;
  expect(log).toMatch(/frontend met a rule at server\/\S+: deny/);
});

it('tells of a handful of paths, and what to do once', async () => {
  const sandbox = await judgedSandbox();
  const { reason } = await bash(sandbox, 'touch server/{1,2,3,4,5,6,7}.js');
  const lines = reason.split('\n');
  expect(lines.slice(0, 5).map((line) => line.slice(0, 18))).toEqual(
    [1, 2, 3, 4, 5].map((name) => `coord: server/${name}.js`),
  );
  expect(lines[5]).toBe('coord: and 2 more of the kind.');
  expect(lines[6]).toContain('Ask the owner');
  expect(lines).toHaveLength(7);
});

it('takes the leases of what is its own, all or none, and gives them back after the tool', async () => {
  const sandbox = await judgedSandbox((config) => config.replace('layers:', 'leases: { hold: tool }\nlayers:'));
  const command = 'cp web/index.html web/a.html && rm web/index.html';
  expect(await bash(sandbox, command)).toMatchObject({ verdict: undefined, reason: '' });
  expect((await held(sandbox)).sort()).toEqual(['file:web/a.html', 'file:web/index.html']);
  const other = await judgeWrite(sandbox, 'web/a.html', { role: 'frontend', session: 's-2', call: 'c-9' });
  expect(other.reason).toContain('is being written by role frontend');
  sandbox.write('web/a.html', 'x');
  await bash(sandbox, command, { event: 'PostToolUse' });
  expect(await held(sandbox)).toEqual([]);

  await judgeWrite(sandbox, 'web/b.html', { role: 'frontend', session: 's-2', call: 'c-3' });
  expect((await bash(sandbox, 'touch web/c.html web/b.html', { call: 'c-4' })).verdict).toBe('deny');
  expect(await held(sandbox)).toEqual(['file:web/b.html']);
});

it('judges more files than it takes leases of', async () => {
  const sandbox = await judgedSandbox();
  expect((await bash(sandbox, 'touch web/{1..60}.html')).verdict).toBeUndefined();
  expect(await held(sandbox)).toHaveLength(50);
  expect((await bash(sandbox, 'touch web/{1..60}.html server/x.js', { session: 's-1' })).verdict).toBe('deny');
});

it.each([
  ['allow', undefined],
  ['ask', 'ask'],
  ['deny', 'deny'],
])('ownership.unknown: %s decides what nobody can know, and says that it is not known', async (unknown, verdict) => {
  const sandbox = await judgedSandbox((config) => config.replace('ownership:', `ownership:\n  unknown: ${unknown}`));
  const judged = await bash(sandbox, 'node build.mjs');
  expect(judged.verdict).toBe(verdict);
  if (verdict !== undefined) expect(judged.reason).toContain('coord: what node writes is not known beforehand: ');
  expect((await bash(sandbox, 'ls -la | grep x && cat web/index.html')).verdict).toBeUndefined();
  expect((await bash(sandbox, 'touch web/known.html')).verdict).toBeUndefined();
  // What is certain is decided by the rules, whatever else a command does.
  const both = await bash(sandbox, 'node build.mjs; touch server/x.js', { call: 'c-2' });
  expect(both.verdict).toBe('deny');
  expect(both.reason).toContain('server/x.js is owned by role backend');
  const mcp = await judge(sandbox, { tool: 'mcp__x__do_things', input: { path: 'server/a' }, role: 'frontend' });
  expect(mcp.verdict).toBe(verdict);
});

it('takes no lease for a command that is refused for what nobody knows', async () => {
  const sandbox = await judgedSandbox((config) => config.replace('ownership:', 'ownership:\n  unknown: deny'));
  expect((await bash(sandbox, 'touch web/known.html; node build.mjs')).verdict).toBe('deny');
  expect(await held(sandbox)).toEqual([]);
});

it.each(['warn', 'audit'])('in mode %s a command goes on, and what the rules say is told or recorded', async (mode) => {
  const sandbox = await judgedSandbox((config) =>
    config.replace('ownership:', `ownership:\n  mode: ${mode}\n  unknown: deny`),
  );
  for (const command of ['touch server/x.js', 'node build.mjs']) {
    const judged = await bash(sandbox, command);
    expect(judged.verdict).toBeUndefined();
    if (mode === 'warn') expect(judged.context).not.toBe('');
    else expect(judged.context).toBe('');
  }
  expect((await sandbox.coord(['log'])).stdout.match(/met a rule at/g)).toHaveLength(2);
});

it('while the team is paused, what writes for certain is refused, and the rest is asked about', async () => {
  const sandbox = await judgedSandbox();
  await sandbox.coord(['pause', '--reason', 'a release']);
  expect((await bash(sandbox, 'touch web/x.html')).reason).toContain('a person has paused the team');
  expect((await bash(sandbox, 'node build.mjs')).verdict).toBe('ask');
  expect((await bash(sandbox, 'cat web/index.html')).verdict).toBeUndefined();
});

it.each([
  'coord approve 20260115-093012-review-chain-4f2a',
  'bash -c "coord unlock --everything --for 1h --reason x"',
  '"coord" lock --all',
  "'co''ord' pause",
  'COORD_ROLE=backend touch server/x.js',
  'python3 -c \'import os; os.system("coord unlock --everything")\'',
  'npm test; env -u CLAUDECODE node -e "run(`coord pause`)"',
])('%s is for people alone', async (command) => {
  const sandbox = await judgedSandbox();
  expect((await bash(sandbox, command)).verdict).toBe('deny');
});

it.each([
  'git commit --allow-empty -m "Set up coord hooks"',
  'grep -rn "coord unlock" docs',
  'grep -rn "COORD_ROLE=" . | head',
])('%s only speaks of it', async (command) => {
  const sandbox = await judgedSandbox();
  expect((await bash(sandbox, command)).verdict).toBeUndefined();
});

it('is refused where the rules cannot be read, and a reading tool is not', async () => {
  const sandbox = await judgedSandbox();
  sandbox.write('coord.config.yaml', 'version: [');
  expect(await bash(sandbox, 'ls')).toMatchObject({ code: 2 });
  const read = { tool: 'Read', input: { file_path: join(sandbox.dir, 'server/main.js') } };
  expect(await judge(sandbox, read)).toMatchObject({ code: 0, stderr: '' });
});

it('keeps a session from deciding on a handoff, unless the config lets its role', async () => {
  const approve = 'coord handoff approve HAND-0001';
  const sandbox = await judgedSandbox();
  expect(await bash(sandbox, approve)).toMatchObject({
    verdict: 'deny',
    reason: expect.stringContaining('for people'),
  });
  const open = await judgedSandbox((config) => `${config}handoff: { verify: { by: [frontend] } }\n`);
  expect((await bash(open, approve)).verdict).toBeUndefined();
  expect((await bash(open, approve, { role: 'backend' })).verdict).toBe('deny');
  for (const command of ['coord handoff rollback 1', 'coord handoff emergency 1', 'coord coordinate --once'])
    expect((await bash(open, command)).verdict).toBe('deny');
  // What hides who calls would count as a person.
  for (const hidden of [`env -u CLAUDECODE ${approve}`, `env -i ${approve}`, `unset CLAUDECODE; ${approve}`])
    expect((await bash(open, hidden)).verdict).toBe('deny');
});
