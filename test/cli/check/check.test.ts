import { expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';

const CONFIG = 'coord.config.yaml';

/** A repository with two roles, on a branch. */
async function on(branch: string, more = ''): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  if (more !== '') {
    sandbox.write(CONFIG, sandbox.read(CONFIG) + more);
    await commit(sandbox, 'rules');
  }
  await sandbox.git('switch', '--quiet', '--create', branch);
  return sandbox;
}

async function commit(sandbox: Sandbox, message = 'work'): Promise<string> {
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '--allow-empty', '-m', message);
  return (await sandbox.git('rev-parse', 'HEAD')).trim();
}

async function check(sandbox: Sandbox, ...args: string[]) {
  const ended = await sandbox.coord(['check', '--base', 'main', '--json', ...args]);
  const report = ended.code === 2 || ended.code === 5 ? undefined : JSON.parse(ended.stdout);
  const paths: string[] = (report?.findings ?? []).map(
    ({ verdict, path }: { verdict: string; path: string }) => `${verdict} ${path}`,
  );
  return { code: ended.code, stderr: ended.stderr, report, paths };
}

it("a role's own change is let through, and another's is not", async () => {
  const sandbox = await on('frontend/1');
  sandbox.write('web/new.html', 'new');
  await commit(sandbox);
  expect(await sandbox.coord(['check', '--base', 'main'])).toEqual({
    code: 0,
    stdout: 'frontend/1, of role frontend, into main: 1 path in 1 commit: nothing is against it\n',
    stderr: '',
  });
  await sandbox.git('mv', 'server/main.js', 'web/main.js');
  await commit(sandbox);
  expect((await sandbox.coord(['check', '--base', 'main'])).stdout).toBe(
    [
      'frontend/1, of role frontend, into main: 3 paths in 2 commits: 1 refused',
      'VERDICT  PATH            WHY',
      'refused  server/main.js  removed, is owned by role backend, and this is a change by role frontend (coord.config.yaml:10, server/**)',
      '',
    ].join('\n'),
  );
  expect((await check(sandbox, '--role', 'backend')).paths).toEqual(['deny web/main.js', 'deny web/new.html']);
});

it('what the change makes of the config, of its author and of its message counts for nothing', async () => {
  const sandbox = await on('frontend/1');
  sandbox.write(CONFIG, sandbox.read(CONFIG).replace('owns: [web/**', 'owns: [server/**, web/**'));
  sandbox.write('server/main.js', 'mine now');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '--author', 'backend <backend@example.com>', '-m', 'work\n\nRole: backend');
  expect(await check(sandbox)).toMatchObject({ code: 1, paths: [`deny ${CONFIG}`, 'deny server/main.js'] });
  await sandbox.git('rm', '--quiet', CONFIG);
  await commit(sandbox);
  expect(await check(sandbox)).toMatchObject({ code: 1, paths: [`deny ${CONFIG}`, 'deny server/main.js'] });
});

it('what was written and taken back is found among the commits', async () => {
  const sandbox = await on('frontend/1');
  sandbox.write('server/main.js', 'in');
  const slipped = await commit(sandbox);
  await sandbox.git('revert', '--no-edit', slipped);
  expect(await check(sandbox)).toMatchObject({ code: 0, paths: [] });
  const { code, report } = await check(sandbox, '--commits');
  expect(code).toBe(1);
  expect(report.findings.map(({ path, commit }: { path: string; commit: string }) => ({ path, commit }))).toEqual([
    { path: 'server/main.js', commit: slipped },
    { path: 'server/main.js', commit: (await sandbox.git('rev-parse', 'HEAD')).trim() },
  ]);
});
