import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunBranches, runBranches } from '../../../src/services/runs/run-branches.ts';
import { gitIn } from '../../../src/store/git.ts';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';

const BRANCH = 'coord/run-1';

interface Stage {
  sandbox: Sandbox;
  branches: RunBranches;
  /** Three commits, each on top of the one before: where the run begins, its work before, and its newest. */
  base: string;
  previous: string;
  tip: string;
  /** A commit on top of one of them, by a person. */
  commitOn(parent: string): Promise<string>;
  /** Where a branch is; '' where there is none. */
  at(branch: string): Promise<string>;
  names(): Promise<string[]>;
}

async function stage(): Promise<Stage> {
  const sandbox = await createSandbox();
  const say = async (...args: string[]) => (await sandbox.git(...args)).trim();
  let count = 0;
  const commitOn = (parent: string) => {
    count += 1;
    return say('commit-tree', '-p', parent, '-m', `change ${count}`, `${parent}^{tree}`);
  };
  const base = await say('rev-parse', 'HEAD');
  const previous = await commitOn(base);
  return {
    sandbox,
    branches: runBranches(gitIn(sandbox.dir), BRANCH),
    base,
    previous,
    tip: await commitOn(previous),
    commitOn,
    at: (branch) => say('for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`),
    names: async () => (await say('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads')).split('\n'),
  };
}

const short = (commit: string) => commit.slice(0, 12);

describe("the run's branch", () => {
  it('is no obstacle as long as it is not there, and where the run left it', async () => {
    const { branches, base, tip } = await stage();
    expect(branches.name).toBe(BRANCH);
    expect(await branches.obstacle(base)).toBeUndefined();
    await branches.publish(tip, base);
    expect(await branches.obstacle(tip)).toBeUndefined();
  });

  it('is made with the first work, moved with the next, and nowhere else', async () => {
    const { branches, base, previous, tip, at } = await stage();
    await branches.publish(previous, base);
    expect(await at(BRANCH)).toBe(previous);
    await branches.publish(tip, previous);
    expect(await at(BRANCH)).toBe(tip);
    expect(await at('main')).toBe(base);
  });

  it('is not moved over what a person committed on it, and they are told how to put it right', async () => {
    const { sandbox, branches, previous, tip, commitOn, at } = await stage();
    const fix = await commitOn(previous);
    await sandbox.git('branch', BRANCH, fix);
    expect(await branches.obstacle(previous)).toBe(
      `branch ${BRANCH} was moved: the run left it at ${short(previous)}, and it is at ${short(fix)}, which coord does ` +
        `not overwrite. Keep that on a branch of your own (git branch NAME ${short(fix)}), then put this one back ` +
        `(git branch --force ${BRANCH} ${short(previous)}).`,
    );
    await expect(branches.publish(tip, previous)).rejects.toThrow(`is at ${fix} but expected ${previous}`);
    expect(await at(BRANCH)).toBe(fix);
    await sandbox.git('branch', '--force', BRANCH, previous);
    expect(await branches.obstacle(previous)).toBeUndefined();
    await branches.publish(tip, previous);
  });

  it('is not moved under a person who stands on it', async () => {
    const { sandbox, branches, previous } = await stage();
    await sandbox.git('checkout', '--quiet', '-b', BRANCH, previous);
    expect(await branches.obstacle(previous)).toBe(
      `branch ${BRANCH} is checked out in ${sandbox.dir}, and moving it would change what you see there. ` +
        `Let go of it (git -C ${sandbox.dir} switch --detach).`,
    );
    await sandbox.git('switch', '--quiet', '--detach');
    expect(await branches.obstacle(previous)).toBeUndefined();
  });

  it('is not made anew over a branch that somebody made in between', async () => {
    const { sandbox, branches, base, tip, at } = await stage();
    await sandbox.git('branch', BRANCH, base);
    await expect(branches.publish(tip, tip)).rejects.toThrow(`is at ${base} but expected ${tip}`);
    expect(await at(BRANCH)).toBe(base);
  });
});

describe("the run's branch, after a kill between the journal and it,", () => {
  it('follows from the commit before', async () => {
    const { sandbox, branches, previous, tip, at } = await stage();
    await sandbox.git('branch', BRANCH, previous);
    await branches.catchUp(tip, previous);
    expect(await at(BRANCH)).toBe(tip);
    expect(await branches.obstacle(tip)).toBeUndefined();
  });

  it('is made where the lost work was the first', async () => {
    const { branches, base, previous, at } = await stage();
    await branches.catchUp(previous, base);
    expect(await at(BRANCH)).toBe(previous);
  });

  it('stays where it has followed already', async () => {
    const { sandbox, branches, previous, tip, at } = await stage();
    await sandbox.git('branch', BRANCH, tip);
    await branches.catchUp(tip, previous);
    expect(await at(BRANCH)).toBe(tip);
  });

  it('stays where a person has put it', async () => {
    const { sandbox, branches, previous, tip, commitOn, at } = await stage();
    const fix = await commitOn(previous);
    await sandbox.git('branch', BRANCH, fix);
    await branches.catchUp(tip, previous);
    expect(await at(BRANCH)).toBe(fix);
  });

  it('stays under a person who stands on it', async () => {
    const { sandbox, branches, previous, tip, at } = await stage();
    await sandbox.git('worktree', 'add', '--quiet', '-b', BRANCH, '../elsewhere', previous);
    await branches.catchUp(tip, previous);
    expect(await at(BRANCH)).toBe(previous);
    expect(await sandbox.git('-C', join(sandbox.dir, '../elsewhere'), 'status', '--porcelain')).toBe('');
  });

  it('is not there as long as nothing was changed', async () => {
    const { branches, base, at } = await stage();
    await branches.catchUp(base, base);
    expect(await at(BRANCH)).toBe('');
  });
});

describe('work that does not count', () => {
  it('is kept on a branch that says why and whose it is, and each beside the others', async () => {
    const { branches, base, tip, at } = await stage();
    expect(await branches.keep('refused', 'backend', base)).toBe(`${BRANCH}-refused-backend-1`);
    expect(await branches.keep('refused', 'backend', tip)).toBe(`${BRANCH}-refused-backend-2`);
    expect(await branches.keep('conflict', 'backend', tip)).toBe(`${BRANCH}-conflict-backend-1`);
    expect(await branches.keep('refused', 'backend-2', tip)).toBe(`${BRANCH}-refused-backend-2-1`);
    expect(await branches.keep('refused', 'backend', tip)).toBe(`${BRANCH}-refused-backend-3`);
    expect(await branches.keep('leftover', 'backend.fan-1', tip)).toBe(`${BRANCH}-leftover-backend.fan-1-1`);
    expect(await at(`${BRANCH}-refused-backend-1`)).toBe(base);
  });

  it('gets the next number also where earlier ones were deleted', async () => {
    const { sandbox, branches, tip } = await stage();
    for (let count = 0; count < 10; count += 1) await branches.keep('refused', 'backend', tip);
    for (const number of [1, 9]) await sandbox.git('branch', '--quiet', '-D', `${BRANCH}-refused-backend-${number}`);
    expect(await branches.keep('refused', 'backend', tip)).toBe(`${BRANCH}-refused-backend-11`);
  });

  it('is kept when it was left behind, unless it counts or is kept anyway', async () => {
    const { sandbox, branches, base, previous, tip, commitOn, names } = await stage();
    for (const commit of [base, previous, tip]) await branches.keepLeftover({ workspace: 'backend', commit, tip });
    expect(await names()).toEqual(['main']);
    const half = await commitOn(tip);
    const persons = await commitOn(tip);
    await sandbox.git('branch', 'mine', await commitOn(persons));
    for (const commit of [half, half, persons]) await branches.keepLeftover({ workspace: 'backend', commit, tip });
    expect(await names()).toEqual([`${BRANCH}-leftover-backend-1`, 'main', 'mine']);
  });
});

describe('at the end', () => {
  it('the branches that coord made are deleted, and none of a person', async () => {
    const { sandbox, branches, base, tip, names } = await stage();
    await branches.publish(tip, base);
    for (const why of ['leftover', 'refused', 'conflict'] as const) await branches.keep(why, 'backend.fan-1', tip);
    const persons = [`${BRANCH}-mine`, `${BRANCH}0`, `${BRANCH}-leftover-notes`];
    for (const name of persons) await sandbox.git('branch', name, tip);
    await branches.deleteAll(base);
    expect(await names()).toEqual([BRANCH, ...persons, 'main'].sort());
    await branches.deleteAll(tip);
    expect(await names()).toEqual([...persons, 'main'].sort());
  });

  it('a branch that somebody stands on stays', async () => {
    const { sandbox, branches, base, tip, names } = await stage();
    await branches.publish(tip, base);
    const kept = await branches.keep('refused', 'backend', tip);
    await sandbox.git('worktree', 'add', '--quiet', '../one', BRANCH);
    await sandbox.git('worktree', 'add', '--quiet', '../two', kept);
    await branches.deleteAll(tip);
    expect(await names()).toEqual([BRANCH, kept, 'main']);
  });
});
