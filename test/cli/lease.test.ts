import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sendEvent } from '../support/hook-client.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const BACKEND = { COORD_ROLE: 'backend' };

function lease(sandbox: Sandbox, args: string[], env: Record<string, string> = {}) {
  return sandbox.coord(['lease', ...args], { env });
}

async function names(sandbox: Sandbox): Promise<string[]> {
  const { stdout } = await lease(sandbox, ['list', '--json']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { name: string }).name);
}

it('several are taken all or none, and the refusal names the holder, what for, and until when', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const first = await lease(sandbox, ['acquire', 'port:5432', 'server/main.js', '--reason', 'a migration']);
  expect(first.stdout).toMatch(/^server\/main\.js is yours until .*; token 1\nport:5432 is yours until .*; token 1\n$/);
  const other = { ...BACKEND, COORD_INSTANCE: 's-2' };
  const refused = await lease(sandbox, ['acquire', 'db:test', 'port:5432', 'server/other.js'], other);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toMatch(
    /^coord: port:5432 is held by a person in .*repo \(a migration\) since \S+, until \S+Z\. Try again then/,
  );
  expect(await names(sandbox)).toEqual(['server/main.js', 'port:5432']);
  // The same caller, from another shell, gives it back.
  expect(await lease(sandbox, ['release', 'port:5432'])).toMatchObject({ code: 0, stdout: 'port:5432 is free\n' });
  expect(await lease(sandbox, ['acquire', 'db:test', 'port:5432'], other)).toMatchObject({ code: 0 });
});

it('a pattern keeps every file of it from others, and a file keeps a pattern from them', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const write = (path: string, session: string) =>
    sendEvent(sandbox, { worktree: sandbox.dir, path: join(sandbox.dir, path), session, env: BACKEND });
  const one = { ...BACKEND, COORD_INSTANCE: 's-1' };
  expect(await lease(sandbox, ['acquire', 'server/api/**'], one)).toMatchObject({ code: 0 });
  expect((await write('server/api/users.js', 's-2'))?.['permissionDecisionReason']).toMatch(
    /server\/api\/users\.js is being written by role backend \(session s-1\), who has had the lease of server\/api\/\*\* since/,
  );
  expect(await write('server/api/users.js', 's-1')).toBeUndefined();
  expect(await write('server/other.js', 's-2')).toBeUndefined();
  const two = { ...BACKEND, COORD_INSTANCE: 's-2' };
  expect((await lease(sandbox, ['acquire', 'server/*/users.js'], two)).code).toBe(3);
  const meets = await lease(sandbox, ['acquire', 'server/*'], one);
  expect(meets.stderr).toContain('server/* meets server/other.js, which is held by role backend (session s-2)');
  expect(await lease(sandbox, ['release', 'server/api/**'], one)).toMatchObject({ code: 0 });
  expect(await write('server/api/orders.js', 's-2')).toBeUndefined();
});

it('of a pattern and a file taken at the same moment, never both are', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  for (let round = 0; round < 6; round += 1) {
    const path = `server/round-${round}.js`;
    const ended = await Promise.all([
      lease(sandbox, ['acquire', `server/round-${round}*`], { ...BACKEND, COORD_INSTANCE: 's-1' }),
      lease(sandbox, ['acquire', path], { ...BACKEND, COORD_INSTANCE: 's-2' }),
      lease(sandbox, ['acquire', `server/*-${round}.js`], { ...BACKEND, COORD_INSTANCE: 's-3' }),
    ]);
    expect(ended.filter(({ code }) => code === 0).length).toBeLessThanOrEqual(1);
    for (const { code } of ended) expect([0, 3]).toContain(code);
  }
});

it.each([
  [['server'], "coord: server is a folder. Lease what is in it: 'server/**'\n", 2],
  [['../elsewhere'], 'coord: ../elsewhere lies outside the repository.\n', 3],
  [['.git/config'], "coord: .git/config is inside git's own directory.\n", 3],
  [['run:abc'], 'coord: run: names what coord itself leases. Choose another name for your resource.\n', 2],
  [['/abs/**'], expect.stringContaining('coord: '), 2],
  [
    ['port:1', '--ttl', '48h'],
    'coord: a lease lasts 24 hours at most. Renew it before it ends: coord lease renew\n',
    2,
  ],
])('acquire %j is refused', async (args, stderr, code) => {
  const sandbox = await createSandbox('test/fixtures/team');
  expect(await lease(sandbox, ['acquire', ...args])).toEqual({ code, stdout: '', stderr });
});

it('a file whose name looks like a pattern is that file', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  mkdirSync(join(sandbox.dir, 'web/[slug]'));
  writeFileSync(join(sandbox.dir, 'web/[slug]/page.js'), '');
  await lease(sandbox, ['acquire', 'web/[slug]/page.js', 'file:web/{a}.js']);
  const { stdout } = await lease(sandbox, ['list', '--json']);
  expect(stdout).toContain('"key":"file:web/[slug]/page.js"');
  expect(stdout).toContain('"key":"file:web/{a}.js"');
});

it('an agent leases nothing that it may not write, and takes no lease away', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const env = { ...BACKEND, COORD_INSTANCE: 's-1', CLAUDECODE: '1' };
  expect((await lease(sandbox, ['acquire', 'web/index.html'], env)).stderr).toContain('is owned by role frontend');
  expect((await lease(sandbox, ['acquire', '**/*.js'], env)).stderr).toMatch(
    /also has \S+, which role backend does not/,
  );
  expect(await lease(sandbox, ['force', 'port:1', '--reason', 'mine'], env)).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coord: only a person takes a lease from its holder; this shell belongs to an agent.\n',
  });
});

it('a lease that a person takes away is told to its holder at its next hook, once', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const write = (path: string, session: string) =>
    sendEvent(sandbox, { worktree: sandbox.dir, path: join(sandbox.dir, path), session, env: BACKEND });
  expect(await write('server/a.js', 's-1')).toBeUndefined();
  const forced = await lease(sandbox, ['force', 'server/a.js', '--reason', 'they went home']);
  expect(forced.stdout).toBe('server/a.js was taken from role backend (session s-1), who is told of it; it is free\n');
  expect(await write('server/a.js', 's-2')).toBeUndefined();
  expect((await write('server/b.js', 's-1'))?.['additionalContext']).toMatch(
    /^coord: a person took the lease of server\/a\.js from you at \S+: they went home\.\n/,
  );
  expect(await write('server/b.js', 's-1')).toBeUndefined();
});

it('a paused team writes nothing until a person resumes it; reading goes on', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const write = () =>
    sendEvent(sandbox, { worktree: sandbox.dir, path: join(sandbox.dir, 'server/a.js'), env: BACKEND });
  expect(await sandbox.coord(['pause', '--reason', 'a release'])).toMatchObject({ code: 0 });
  expect((await sandbox.coord(['pause'])).code).toBe(3);
  const denied = await write();
  expect(denied).toMatchObject({ permissionDecision: 'deny' });
  expect(denied?.['permissionDecisionReason']).toMatch(/a person has paused the team since \S+ \(a release\)/);
  expect((await sandbox.coord(['resume-team'], { env: { CLAUDECODE: '1' } })).code).toBe(3);
  expect((await sandbox.coord(['resume-team'])).code).toBe(0);
  expect(await write()).toBeUndefined();
});

it('a role of higher priority has the lease next', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write(
    'coord.config.yaml',
    sandbox
      .read('coord.config.yaml')
      .replace('title: Frontend developer', 'title: Frontend developer\n    lease_priority: 5'),
  );
  const low = { ...BACKEND, COORD_INSTANCE: 's-low' };
  const high = { COORD_ROLE: 'frontend', COORD_INSTANCE: 's-high' };
  expect((await lease(sandbox, ['acquire', 'docs/shop.md', '--ttl', '2s'], low)).code).toBe(0);
  expect((await lease(sandbox, ['acquire', 'docs/shop.md'], high)).code).toBe(3);
  const prolonged = await lease(sandbox, ['renew', 'docs/shop.md', '--token', '1'], low);
  expect(prolonged.code).toBe(3);
  expect(prolonged.stderr).toMatch(/role frontend waits for docs\/shop\.md|your lease of docs\/shop\.md ran out/);
  const waited = lease(sandbox, ['acquire', 'docs/shop.md', '--wait', '1m'], high);
  expect(await waited).toMatchObject({ code: 0 });
  await lease(sandbox, ['release', 'docs/shop.md'], high);
  // Served, and so forgotten.
  expect((await lease(sandbox, ['acquire', 'docs/shop.md'], low)).code).toBe(0);
});
