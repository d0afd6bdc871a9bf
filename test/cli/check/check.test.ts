import { expect, it } from 'vitest';
import { branchSandbox, checkInto, commitAll, CONFIG } from '../../support/checked.ts';

it("a role's own change is let through, and another's is not", async () => {
  const sandbox = await branchSandbox('frontend/1');
  sandbox.write('web/new.html', 'new');
  await commitAll(sandbox);
  expect(await sandbox.coord(['check', '--base', 'main'])).toEqual({
    code: 0,
    stdout: 'frontend/1, of role frontend, into main: 1 path in 1 commit: nothing is against it\n',
    stderr: '',
  });
  await sandbox.git('mv', 'server/main.js', 'web/main.js');
  await commitAll(sandbox);
  expect((await sandbox.coord(['check', '--base', 'main'])).stdout).toBe(
    [
      'frontend/1, of role frontend, into main: 3 paths in 2 commits: 1 refused',
      'VERDICT  PATH            WHY',
      'refused  server/main.js  removed, is owned by role backend, and this is a change by role frontend (coord.config.yaml:10, server/**)',
      '',
    ].join('\n'),
  );
  expect((await checkInto(sandbox, ['--role', 'backend'])).found).toEqual(['deny web/main.js', 'deny web/new.html']);
});

it('what the change makes of the config, of its author and of its message counts for nothing', async () => {
  const sandbox = await branchSandbox('frontend/1');
  sandbox.write(CONFIG, sandbox.read(CONFIG).replace('owns: [web/**', 'owns: [server/**, web/**'));
  sandbox.write('server/main.js', 'mine now');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '--author', 'backend <backend@example.com>', '-m', 'work\n\nRole: backend');
  expect(await checkInto(sandbox)).toMatchObject({ code: 1, found: [`deny ${CONFIG}`, 'deny server/main.js'] });
  await sandbox.git('rm', '--quiet', CONFIG);
  await commitAll(sandbox);
  expect(await checkInto(sandbox)).toMatchObject({ code: 1, found: [`deny ${CONFIG}`, 'deny server/main.js'] });
});

it('what was written and taken back is found among the commits', async () => {
  const sandbox = await branchSandbox('frontend/1');
  sandbox.write('server/main.js', 'in');
  const slipped = await commitAll(sandbox);
  await sandbox.git('revert', '--no-edit', slipped);
  expect(await checkInto(sandbox)).toMatchObject({ code: 0, found: [] });
  const { code, findings } = await checkInto(sandbox, ['--commits']);
  expect(code).toBe(1);
  expect(findings.map(({ path, commit }) => ({ path, commit }))).toEqual([
    { path: 'server/main.js', commit: slipped },
    { path: 'server/main.js', commit: (await sandbox.git('rev-parse', 'HEAD')).trim() },
  ]);
});
