import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isAlive } from '../support/alive.ts';
import { agentShell, branchWith, entriesOf, queueSandbox, textAt, threeBranches, tipOf } from '../support/queue.ts';
import { eventually, onlyRun, startCoord } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

const TIMEOUT = 180_000;

const firstLine = (text: string) => text.split('\n')[0] ?? '';

/** A step of a playbook in which a role writes a file. */
const write = (role: string, file: string) =>
  `  - { id: ${role}, run: echo new > ${file}, part: ${role}, access: write }\n`;

async function mergesOn(sandbox: Sandbox): Promise<string[]> {
  const subjects = await sandbox.git('log', '--first-parent', '--format=%s', 'main');
  return subjects.trimEnd().split('\n').toReversed().slice(1);
}

it('two branches land verified, the third conflicts and is escalated, and no line is lost', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await threeBranches(sandbox);
  const docs = await tipOf(sandbox, 'docs/1');
  const ended = await sandbox.coord(['queue', 'run']);
  expect(ended).toMatchObject({ code: 4, stderr: '' });
  expect(await mergesOn(sandbox)).toEqual([
    "Merge branch 'frontend/1' into main",
    "Merge branch 'backend/1' into main",
  ]);
  // What has landed is in the main checkout too, whose files nobody has changed.
  expect(sandbox.read('web/page.txt')).toBe('the new page\n');
  expect(sandbox.read('server/service.txt')).toBe('the new service\n');
  expect(sandbox.read('shared/words.txt')).toBe('one\nfrontend\nthree\n');
  expect(sandbox.read('guide/guide.txt')).toBe('the guide\n');
  expect(await sandbox.git('status', '--porcelain')).toBe('');
  expect(await sandbox.git('log', '-1', '--format=%(trailers)', 'main~1')).toBe(
    'Coord-Queue: MQ-0001\nCoord-Role: frontend\n\n',
  );

  const entries = await entriesOf(sandbox);
  expect(entries.map(({ status, landed }) => [status, landed?.layers])).toEqual([
    ['landed', ['server']],
    ['landed', ['server']],
    ['escalated', undefined],
  ]);
  expect(entries[2]?.escalated).toMatchObject({
    why: 'conflict',
    paths: ['shared/words.txt'],
    roles: ['docs', 'frontend'],
    kept: ['coord/queue/MQ-0003-from', 'coord/queue/MQ-0003-into'],
    onto: await tipOf(sandbox, 'main'),
  });
  // Both sides, whole.
  expect(await tipOf(sandbox, 'docs/1')).toBe(docs);
  expect(await textAt(sandbox, 'coord/queue/MQ-0003-from', 'shared/words.txt')).toBe('one\ndocs\nthree\n');
  expect(await textAt(sandbox, 'coord/queue/MQ-0003-into', 'shared/words.txt')).toBe('one\nfrontend\nthree\n');

  const status = await sandbox.coord(['status']);
  expect(status.stdout).toMatch(/^MQ-0003 .* docs\/1 is not in main: it conflicts .*: shared\/words\.txt$/m);
  expect(status.stdout).toMatch(/^ {2}coord queue retry MQ-0003$/m);
  for (const role of ['docs', 'frontend'])
    expect((await sandbox.coord(['inbox', role])).stdout).toContain('docs/1 was not taken into main');
  expect((await sandbox.coord(['inbox', 'backend'])).stdout).toBe('No messages.\n');
  expect((await sandbox.coord(['health'])).stdout).toContain('once it is mended: coord queue retry MQ-0003');
  expect((await sandbox.coord(['lessons'])).stdout).toContain('Taken into main: it conflicts');
  expect(existsSync(`${sandbox.dir}.worktrees/merge-queue`)).toBe(false);
});

it('what was settled on its branch lands with a retry, and what was kept for it goes', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await threeBranches(sandbox);
  await sandbox.coord(['queue', 'run']);
  const place = join(sandbox.dir, '../settle');
  await sandbox.git('worktree', 'add', '--quiet', place, 'docs/1');
  await sandbox.git('-C', place, 'merge', '--quiet', 'main').catch(() => undefined);
  writeFileSync(join(place, 'shared/words.txt'), 'one\nfrontend and docs\nthree\n');
  await sandbox.git('-C', place, 'add', '.');
  await sandbox.git('-C', place, 'commit', '--quiet', '-m', 'both');
  expect((await sandbox.coord(['queue', 'retry', '3'])).code).toBe(0);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(0);
  expect(sandbox.read('shared/words.txt')).toBe('one\nfrontend and docs\nthree\n');
  expect(sandbox.read('guide/guide.txt')).toBe('the new guide\n');
  expect(await sandbox.git('for-each-ref', '--format=%(refname)')).not.toContain('queue');
  expect((await sandbox.coord(['status'])).stdout).toContain('Nothing waits for a person.');
});

it('a merge that does not pass lands nowhere, though it was clean, and the next one goes on', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'backend/1', { 'server/broken.txt': '' });
  await branchWith(sandbox, 'frontend/1', { 'web/page.txt': 'the new page\n' });
  for (const branch of ['backend/1', 'frontend/1']) await sandbox.coord(['queue', 'add', branch]);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  expect(await mergesOn(sandbox)).toEqual(["Merge branch 'frontend/1' into main"]);
  expect(existsSync(join(sandbox.dir, 'server/broken.txt'))).toBe(false);
  const [first] = await entriesOf(sandbox);
  expect(first?.escalated).toMatchObject({
    why: 'verification',
    reason: 'merged into main it does not pass: layer server, check sound: exit code 1. Take server/broken.txt away.',
    roles: ['backend'],
    kept: ['coord/queue/MQ-0001-merged'],
  });
  expect(await textAt(sandbox, 'coord/queue/MQ-0001-merged', 'server/broken.txt')).toBe('');
  // Taken out, its work stays where it is, and the merge that nobody needs goes.
  const removed = await sandbox.coord(['queue', 'remove', 'MQ-0001']);
  expect(removed.stdout).toBe('MQ-0001: backend/1 is out of the queue.\n');
  expect(await sandbox.git('for-each-ref', '--format=%(refname)')).not.toContain('queue');
  expect(await tipOf(sandbox, 'backend/1')).toBe(first?.commit);
});

it('says so where the target does not pass by itself', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'frontend/1', { 'web/page.txt': 'the new page\n' });
  sandbox.write('server/broken.txt', '');
  await sandbox.git('add', '.');
  await sandbox.git('commit', '--quiet', '-m', 'by hand');
  await sandbox.coord(['queue', 'add', 'frontend/1']);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  const fault = 'layer server, check sound: exit code 1. Take server/broken.txt away.';
  expect((await entriesOf(sandbox))[0]?.escalated?.reason).toBe(
    `merged into main it does not pass: ${fault}; main does not pass without it either: ${fault}`,
  );
});

it('work that its role may not do is escalated before it is merged', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'frontend/1', { 'server/service.txt': 'mine now\n' });
  await branchWith(sandbox, 'frontend/2', { 'coord.config.yaml': 'version: 1\n' });
  await sandbox.coord(['queue', 'add', 'frontend/1']);
  await sandbox.coord(['queue', 'add', 'frontend/2']);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  expect(await mergesOn(sandbox)).toEqual([]);
  const [first, second] = await entriesOf(sandbox);
  expect(first?.escalated).toMatchObject({
    why: 'ownership',
    reason: 'server/service.txt is owned by role backend, and this is a change by role frontend',
    roles: ['frontend'],
  });
  expect(second?.escalated).toMatchObject({ why: 'ownership', paths: ['coord.config.yaml'] });
});

it('an approval that nobody can give is neither advised nor taken', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'unnamed', { 'server/service.txt': 'mine now\n' });
  await sandbox.coord(['queue', 'add', 'unnamed']);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  const reasonOf = async () => (await entriesOf(sandbox))[0]?.escalated?.reason;
  expect(await reasonOf()).toMatch(/; check\.approvers in the config on main names nobody who could approve it$/);
  const retry = (name: string) => sandbox.coord(['queue', 'retry', '1', '--approved-by', name]);
  expect(await retry('octo')).toEqual({
    code: 3,
    stdout: '',
    stderr:
      "coord: octo can't approve server/service.txt: check.approvers in the config on main names nobody for it. Name somebody there, as in check: { approvers: [{ people: [octo] }] }, commit it on main, and then: coord queue retry MQ-0001 --approved-by octo\n",
  });
  expect((await entriesOf(sandbox))[0]?.status).toBe('escalated');
  sandbox.write(
    'coord.config.yaml',
    `${sandbox.read('coord.config.yaml')}check: { approvers: [{ people: [monalisa] }] }\n`,
  );
  await sandbox.git('commit', '--quiet', '--all', '-m', 'approvers');
  expect((await retry('octo')).stderr).toContain('by check.approvers in the config on main monalisa may.');
  expect((await retry('@Monalisa')).code).toBe(0);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(0);
});

it('the work of a run has been judged step by step; what somebody adds to its branch has not', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  sandbox.write(
    'playbooks/both.yaml',
    `version: 1\nname: both\nparts: { frontend: { description: F. }, backend: { description: B. } }\nsteps:\n${write('frontend', 'web/new.txt')}${write('backend', 'server/new.txt')}`,
  );
  await sandbox.git('add', '.');
  await sandbox.git('commit', '--quiet', '-m', 'playbook');
  const parts = ['--part', 'frontend=frontend', '--part', 'backend=backend'];
  expect(await sandbox.coord(['run', 'both', ...parts])).toMatchObject({ code: 0, stderr: '' });
  const branch = `coord/${onlyRun(sandbox)}`;
  const more = (await sandbox.git('commit-tree', `${branch}^{tree}`, '-p', branch, '-m', 'by hand')).trim();
  const done = await tipOf(sandbox, branch);
  await sandbox.git('update-ref', `refs/heads/${branch}`, more);
  await sandbox.coord(['queue', 'add', branch]);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  expect((await entriesOf(sandbox))[0]?.escalated?.why).toBe('ownership');
  await sandbox.git('update-ref', `refs/heads/${branch}`, done);
  await sandbox.coord(['queue', 'retry', '1']);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(0);
  expect(sandbox.read('web/new.txt') + sandbox.read('server/new.txt')).toBe('new\nnew\n');
});

it('the work of a run that still waits for a person is not taken in', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  sandbox.write(
    'playbooks/asks.yaml',
    `version: 1\nname: asks\nparts: { frontend: { description: F. } }\nsteps:\n${write('frontend', 'web/new.txt')}  - { id: ask, approve: { question: Good? }, needs: [frontend] }\n`,
  );
  await sandbox.git('add', '.');
  await sandbox.git('commit', '--quiet', '-m', 'playbook');
  expect((await sandbox.coord(['run', 'asks', '--part', 'frontend=frontend'])).code).toBe(4);
  const run = onlyRun(sandbox);
  await sandbox.coord(['queue', 'add', `coord/${run}`], agentShell('frontend'));
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  expect((await entriesOf(sandbox))[0]?.escalated?.reason).toContain(`run ${run} is not over`);
  expect(existsSync(join(sandbox.dir, 'web/new.txt'))).toBe(false);
  expect((await sandbox.coord(['approve', run])).code).toBe(0);
  await sandbox.coord(['queue', 'retry', '1']);
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(0);
  expect(sandbox.read('web/new.txt')).toBe('new\n');
});

it('a target that moves while a merge is verified is merged anew, and keeps what moved it', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'backend/1', { 'server/service.txt': 'the new service\n' });
  await sandbox.coord(['queue', 'add', 'backend/1']);
  const trace = join(sandbox.dir, '../trace');
  writeFileSync(`${trace}.hold`, '');
  const running = startCoord(sandbox, ['queue', 'run'], { TRACE: trace });
  await eventually(() => existsSync(`${trace}.held`));
  sandbox.write('web/page.txt', 'by hand\n');
  await sandbox.git('commit', '--quiet', '-am', 'by hand');
  rmSync(`${trace}.hold`);
  const ended = await running.ended;
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toContain('MQ-0001  backend/1: main has moved meanwhile; once more\n');
  expect(await mergesOn(sandbox)).toEqual(['by hand', "Merge branch 'backend/1' into main"]);
  expect(sandbox.read('web/page.txt')).toBe('by hand\n');
  // Verified is what has landed, and not what would have landed before.
  const checked = readFileSync(trace, 'utf8').trimEnd().split('\n');
  expect(checked).toHaveLength(2);
  expect(checked[1]).toBe(`check ${await tipOf(sandbox, 'main')}`);
  // The merge that came to nothing is kept nowhere.
  expect(await sandbox.git('for-each-ref', '--format=%(refname)')).not.toContain('queue');
});

it('what is not committed in the main checkout stays, and holds the queue up only where it is in the way', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'frontend/1', { 'web/page.txt': 'the new page\n' });
  await branchWith(sandbox, 'backend/1', { 'server/service.txt': 'the new service\n', 'server/new.txt': 'new\n' });
  for (const branch of ['frontend/1', 'backend/1']) await sandbox.coord(['queue', 'add', branch]);
  sandbox.write('server/service.txt', 'half a thought\n');
  sandbox.write('server/new.txt', 'mine\n');
  const held = await sandbox.coord(['queue', 'run']);
  expect(held.code).toBe(4);
  expect(held.stderr).toBe(
    `coord: MQ-0002, backend/1, waits: what is not committed in ${sandbox.dir} is in the way: server/new.txt, server/service.txt. ` +
      'Commit it, or put it aside (git stash --include-untracked), then: coord queue run\n',
  );
  expect(await mergesOn(sandbox)).toEqual(["Merge branch 'frontend/1' into main"]);
  expect(sandbox.read('web/page.txt')).toBe('the new page\n');
  expect(sandbox.read('server/service.txt')).toBe('half a thought\n');
  expect(sandbox.read('server/new.txt')).toBe('mine\n');
  expect(await sandbox.git('status', '--porcelain')).toBe(' M server/service.txt\n?? server/new.txt\n');
  await sandbox.git('stash', '--quiet', '--include-untracked');
  const trace = join(sandbox.dir, '../trace');
  const ended = await sandbox.coord(['queue', 'run'], { env: { TRACE: trace } });
  expect(ended.code).toBe(0);
  // It was verified before it was held up, and nothing has moved since.
  expect(existsSync(trace)).toBe(false);
  expect(sandbox.read('server/new.txt')).toBe('new\n');
});

it('what was verified and held up is verified again where the verifiers have changed since', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'frontend/1', { 'web/page.txt': 'the new page\n' });
  await sandbox.coord(['queue', 'add', 'frontend/1']);
  const before = await tipOf(sandbox, 'main');
  sandbox.write('web/page.txt', 'half a thought\n');
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  await sandbox.git('stash', '--quiet');
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace('sh tools/check.sh', 'exit 3'));
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(4);
  expect((await entriesOf(sandbox))[0]?.escalated?.reason).toContain('exit code 3');
  expect(await tipOf(sandbox, 'main')).toBe(before);
});

it('a file that git ignores is not overwritten by one that a branch brings', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'backend/1', { 'server/secret.txt': 'theirs\n' });
  sandbox.write('.git/info/exclude', 'secret.txt\n');
  sandbox.write('server/secret.txt', 'mine\n');
  await sandbox.coord(['queue', 'add', 'backend/1']);
  const held = await sandbox.coord(['queue', 'run']);
  expect(held.code).toBe(4);
  expect(held.stderr).toContain('is in the way: server/secret.txt');
  expect(sandbox.read('server/secret.txt')).toBe('mine\n');
  expect(await mergesOn(sandbox)).toEqual([]);
});

it('a target that is checked out nowhere is moved, and one that somebody else stands on is not', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'frontend/1', { 'web/page.txt': 'the new page\n' });
  await sandbox.git('branch', 'next');
  const place = join(sandbox.dir, '../next');
  await sandbox.git('worktree', 'add', '--quiet', place, 'next');
  await sandbox.coord(['queue', 'add', 'frontend/1', '--into', 'next']);
  const held = await sandbox.coord(['queue', 'run']);
  expect(held.code).toBe(4);
  expect(firstLine(held.stderr)).toContain(`branch next is checked out in ${place}`);
  expect(await tipOf(sandbox, 'next')).toBe(await tipOf(sandbox, 'main'));
  await sandbox.git('-C', place, 'switch', '--quiet', '--detach');
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(0);
  expect(await textAt(sandbox, 'next', 'web/page.txt')).toBe('the new page\n');
  expect(sandbox.read('web/page.txt')).toBe('the page\n');
  expect(await mergesOn(sandbox)).toEqual([]);
});

it('a target that somebody is rebasing is not moved under them', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'backend/1', { 'server/service.txt': 'new\n' });
  await sandbox.coord(['queue', 'add', 'backend/1']);
  for (const word of ['one', 'two']) {
    sandbox.write('guide/guide.txt', word);
    await sandbox.git('commit', '--quiet', '-am', word);
  }
  await sandbox.git('-c', 'sequence.editor=sed -i s/^pick/edit/', 'rebase', '--quiet', '-i', 'HEAD~2');
  const before = await tipOf(sandbox, 'main');
  const held = await sandbox.coord(['queue', 'run']);
  expect(held).toMatchObject({ code: 4, stderr: expect.stringContaining('branch main is being rebased in') });
  expect(await tipOf(sandbox, 'main')).toBe(before);
  await sandbox.git('rebase', '--continue');
  await sandbox.git('rebase', '--continue');
  expect((await sandbox.coord(['queue', 'run'])).code).toBe(0);
  expect(sandbox.read('server/service.txt')).toBe('new\n');
});

it('an agent hands in the work of its own role, and leaves the rest to people', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'backend/1', { 'server/service.txt': 'new\n' });
  await branchWith(sandbox, 'work', { 'server/service.txt': 'new\n' });
  const refusal = async (args: string[], role = 'frontend') => {
    const ended = await sandbox.coord(['queue', ...args], agentShell(role));
    expect(ended.code).toBe(3);
    return ended.stderr;
  };
  expect(await refusal(['add', 'backend/1'])).toBe('coord: backend/1 is work of backend, and you are frontend.\n');
  expect(await refusal(['add', 'work', '--role', 'backend'], 'backend')).toContain('only a person');
  expect((await sandbox.coord(['queue', 'add', 'work'], agentShell('backend'))).code).toBe(0);
  expect((await entriesOf(sandbox))[0]).toMatchObject({ branch: 'work', role: 'backend' });
  expect(await refusal(['run'], 'backend')).toContain('only a person takes branches in');
  expect(await refusal(['remove', '1'])).toBe('coord: MQ-0001 is work of backend, and not yours.\n');
  expect((await sandbox.coord(['queue', 'remove', '1'], agentShell('backend'))).code).toBe(0);
});

it('refuses what can not be queued, and takes newer work of a branch that waits', { timeout: TIMEOUT }, async () => {
  const sandbox = await queueSandbox();
  const add = (...args: string[]) => sandbox.coord(['queue', 'add', ...args]);
  expect((await add('nowhere')).stderr).toBe(
    'coord: there is no branch nowhere. See those there are: git branch --list\n',
  );
  expect((await add()).stderr).toBe('coord: main is what others are taken into.\n');
  await sandbox.git('branch', 'frontend/9');
  expect((await add('frontend/9')).stderr).toBe('coord: main has all of frontend/9 already.\n');
  await branchWith(sandbox, 'frontend/1', { 'web/page.txt': 'one\n' });
  expect((await add('frontend/1')).code).toBe(0);
  const newer = (await sandbox.git('commit-tree', 'frontend/1^{tree}', '-p', 'frontend/1', '-m', 'more')).trim();
  await sandbox.git('update-ref', 'refs/heads/frontend/1', newer);
  expect((await add('frontend/1')).code).toBe(0);
  expect((await entriesOf(sandbox)).map(({ id, commit }) => [id, commit])).toEqual([['MQ-0001', newer]]);
});

it('two can not work it off at once, and what a killed one has left running is ended', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await queueSandbox();
  await branchWith(sandbox, 'backend/1', { 'server/service.txt': 'the new service\n' });
  await sandbox.coord(['queue', 'add', 'backend/1']);
  const trace = join(sandbox.dir, '../trace');
  writeFileSync(`${trace}.hold`, '');
  const running = startCoord(sandbox, ['queue', 'run'], { TRACE: trace });
  await eventually(() => existsSync(`${trace}.held`));
  const second = await sandbox.coord(['queue', 'run']);
  expect(second).toMatchObject({
    code: 3,
    stderr: `coord: another process works the queue off, with pid ${running.child.pid}.\n`,
  });
  const check = Number(readFileSync(`${trace}.held`, 'utf8'));
  running.child.kill('SIGKILL');
  await running.ended;
  expect(isAlive(check)).toBe(true);
  const third = await sandbox.coord(['queue', 'run'], { env: { TRACE: join(sandbox.dir, '../other') } });
  expect(third).toMatchObject({ code: 0, stderr: 'coord: ended what a killed process had left running.\n' });
  expect(isAlive(check)).toBe(false);
  expect(await mergesOn(sandbox)).toEqual(["Merge branch 'backend/1' into main"]);
  expect(await sandbox.git('worktree', 'list', '--porcelain')).not.toContain('merge-queue');
});
