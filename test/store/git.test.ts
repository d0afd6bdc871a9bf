import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { gitIn, type Merge } from '../../src/store/git.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

it('moves and deletes a branch only from where it is known to be', async () => {
  const sandbox = await createSandbox();
  const git = gitIn(sandbox.dir);
  const first = (await sandbox.git('rev-parse', 'HEAD')).trim();
  await sandbox.git('commit', '--quiet', '--allow-empty', '-m', 'second');
  const second = (await sandbox.git('rev-parse', 'HEAD')).trim();

  await git.moveBranch('work', first, undefined);
  await expect(git.moveBranch('work', second, undefined)).rejects.toThrow('reference already exists');
  await expect(git.moveBranch('work', first, second)).rejects.toThrow(`is at ${first} but expected ${second}`);
  await git.moveBranch('work', second, first);
  await expect(git.deleteBranch('work', first)).rejects.toThrow(`is at ${second} but expected ${first}`);
  expect(await git.branchTip('work')).toBe(second);
  await git.deleteBranch('work', second);
  expect(await git.branchTip('work')).toBeUndefined();
});

it('takes a branch for a branch where a tag has the same name', async () => {
  const sandbox = await createSandbox();
  const git = gitIn(sandbox.dir);
  await sandbox.git('tag', 'work');
  expect(await git.branchTip('work')).toBeUndefined();
});

it('says where a branch is checked out, also below a path with a line break', async () => {
  const sandbox = await createSandbox();
  const git = gitIn(sandbox.dir);
  const odd = join(sandbox.dir, '..', 'branch refs\nheads');
  await sandbox.git('worktree', 'add', '--quiet', '-b', 'odd', odd);
  await sandbox.git('branch', 'free');
  expect(await git.worktrees()).toEqual([sandbox.dir, odd]);
  expect(await git.checkedOutAt('main')).toBe(sandbox.dir);
  expect(await git.checkedOutAt('odd')).toBe(odd);
  expect(await git.checkedOutAt('free')).toBeUndefined();
});

/** A repository in which two commits on top of the first one differ as they are told. */
async function forked(ours: Files, theirs: Files, before: Files = {}): Promise<Fork> {
  const sandbox = await createSandbox();
  // The code under test runs in this process: it may see as little of the machine as the sandbox's commands do.
  for (const name of ['HOME', 'XDG_CONFIG_HOME']) vi.stubEnv(name, sandbox.home);
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  onTestFinished(() => void vi.unstubAllEnvs());
  const commit = async (files: Files, from?: string) => {
    if (from !== undefined) await sandbox.git('checkout', '--quiet', '--detach', from);
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) await sandbox.git('rm', '--quiet', path);
      else sandbox.write(path, text);
    }
    await sandbox.git('add', '--all');
    await sandbox.git('commit', '--quiet', '--allow-empty', '-m', 'a step');
    return (await sandbox.git('rev-parse', 'HEAD')).trim();
  };
  const base = await commit(before);
  const [left, right] = [await commit(ours, base), await commit(theirs, base)];
  await sandbox.git('checkout', '--quiet', 'main');
  return { sandbox, ours: left, theirs: right, merge: () => gitIn(sandbox.dir).merge(left, right, 'take in\n') };
}

/** By path; undefined removes one. */
type Files = Record<string, string | undefined>;
interface Fork {
  sandbox: Sandbox;
  ours: string;
  theirs: string;
  merge(): Promise<Merge>;
}

const ODD = 'odd "name" \\ é\n\tof a file';

describe('a merge', () => {
  it('of what does not touch is one commit with both for parents, by coord, and no worktree sees it', async () => {
    const { sandbox, ours, theirs, merge } = await forked(
      { 'a.txt': 'one\n2\n3\n4\nfive\n', [ODD]: 'ours' },
      { 'a.txt': '1\n2\n3\n4\n5!\n', 'b/c.txt': 'theirs' },
      { 'a.txt': '1\n2\n3\n4\nfive\n' },
    );
    const before = await sandbox.git('status', '--branch', '--porcelain');
    const merged = await merge();
    if (merged.kind !== 'merged') throw new Error('it conflicts');
    const shown = await sandbox.git('log', '-1', '--format=%P|%an <%ae>|%B', merged.commit);
    expect(shown.trim()).toBe(`${ours} ${theirs}|coord <coord@localhost>|take in`);
    expect(await sandbox.git('show', `${merged.commit}:a.txt`)).toBe('one\n2\n3\n4\n5!\n');
    expect(await sandbox.git('show', `${merged.commit}:${ODD}`)).toBe('ours');
    expect(await sandbox.git('show', `${merged.commit}:b/c.txt`)).toBe('theirs');
    expect(await sandbox.git('status', '--branch', '--porcelain')).toBe(before);
  });

  it('of changes that meet names every path once, whatever its name, and makes no commit', async () => {
    const files = (text: string) => ({ 'a.txt': text, [ODD]: text, 'same.txt': 'the same', [`${text}.txt`]: text });
    const { sandbox, merge } = await forked(files('ours'), files('theirs'), { 'a.txt': 'before', [ODD]: 'before' });
    const list = ['cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectname)'];
    const commits = async () => (await sandbox.git(...list)).split('\n').filter((line) => line.startsWith('commit'));
    const before = await commits();
    expect(await merge()).toEqual({ kind: 'conflict', tree: expect.any(String), paths: ['a.txt', ODD] });
    expect(await commits()).toEqual(before);
  });

  it('conflicts where one has changed what the other has removed', async () => {
    const { merge } = await forked({ 'a.txt': 'changed' }, { 'a.txt': undefined }, { 'a.txt': 'before' });
    expect(await merge()).toEqual({ kind: 'conflict', tree: expect.any(String), paths: ['a.txt'] });
  });

  it('conflicts where both have added a file, and not where it is the same one', async () => {
    const { merge } = await forked({ 'a.txt': 'one', 'b.txt': 'x' }, { 'a.txt': 'other', 'b.txt': 'x' });
    expect(await merge()).toEqual({ kind: 'conflict', tree: expect.any(String), paths: ['a.txt'] });
    const same = await forked({ 'a.txt': 'x' }, { 'a.txt': 'x' });
    expect(await same.merge()).toMatchObject({ kind: 'merged' });
  });

  it('fails where a commit is not there, which is no conflict', async () => {
    const { sandbox, ours } = await forked({}, {});
    const merge = gitIn(sandbox.dir).merge(ours, '1234567890123456789012345678901234567890', 'x');
    await expect(merge).rejects.toThrow('git merge-tree');
  });

  it("needs no person's name where git has none, and takes it for the committer's where it has", async () => {
    const { sandbox, merge } = await forked({ 'a.txt': '1' }, { 'b.txt': '2' });
    for (const name of ['GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL', 'EMAIL']) vi.stubEnv(name, undefined);
    const people = async () => {
      const merged = await merge();
      if (merged.kind !== 'merged') throw new Error('it conflicts');
      return (await sandbox.git('log', '-1', '--format=%an <%ae>, %cn <%ce>', merged.commit)).trim();
    };
    // git makes up a name of the machine's otherwise, where it can.
    await sandbox.git('config', '--global', 'user.useConfigOnly', 'true');
    expect(await people()).toBe('coord <coord@localhost>, coord <coord@localhost>');
    await sandbox.git('config', '--global', 'user.name', 'Ann');
    await sandbox.git('config', '--global', 'user.email', 'ann@example.com');
    expect(await people()).toBe('coord <coord@localhost>, Ann <ann@example.com>');
  });
});

it('waits for a worktree that somebody else is just making', async () => {
  const sandbox = await createSandbox();
  const git = gitIn(sandbox.dir);
  await sandbox.git('worktree', 'add', '--quiet', '--detach', '../half');
  const pointer = join(sandbox.dir, '.git/worktrees/half/commondir');
  const whole = readFileSync(pointer);
  writeFileSync(pointer, '');
  await expect(sandbox.git('worktree', 'list')).rejects.toThrow('failed to read .git/worktrees/half/commondir');

  const trace = join(sandbox.home, 'trace');
  vi.stubEnv('GIT_TRACE', trace);
  onTestFinished(() => void vi.unstubAllEnvs());
  const asked = () => (existsSync(trace) ? readFileSync(trace, 'utf8').split('built-in: git worktree').length - 1 : 0);
  const added = git.addWorktree(join(sandbox.dir, '../new'), 'HEAD');
  await Promise.race([added, vi.waitUntil(() => asked() > 1, { timeout: 60_000 })]);
  writeFileSync(pointer, whole);
  await added;
  expect(await git.worktrees()).toHaveLength(3);
});

it('does not wait where git has another reason', async () => {
  const sandbox = await createSandbox();
  await sandbox.git('worktree', 'add', '--quiet', '--detach', '../tree');
  await sandbox.git('worktree', 'lock', '../tree');
  const removed = gitIn(sandbox.dir).removeWorktree(join(sandbox.dir, '../tree'));
  await expect(removed).rejects.toThrow('cannot remove a locked working tree');
});
