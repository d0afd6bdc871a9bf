import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gitIn } from '../../src/store/git.ts';
import { createSandbox } from '../support/sandbox.ts';

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
