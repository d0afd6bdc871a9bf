import { setTimeout as pause } from 'node:timers/promises';
import { commitTree } from './git-commit.ts';
import { git as callGit, GitFailed, runGit } from './git-process.ts';

/** What coord asks of a repository, in one folder of it. Every call throws `GitFailed` where git fails. */
export interface Git {
  /** The commit a name stands for, or undefined. */
  resolve(name: string): Promise<string | undefined>;
  /** The commit a branch is at, or undefined where there is no such branch. */
  branchTip(branch: string): Promise<string | undefined>;
  /** Moves a branch from where it is known to be, or makes it (`from` undefined). Fails where it is elsewhere by now. */
  moveBranch(branch: string, commit: string, from: string | undefined): Promise<void>;
  /** Deletes a branch that is at `commit`. Fails where it is elsewhere by now. */
  deleteBranch(branch: string, commit: string): Promise<void>;
  /** Every branch whose name begins so. */
  branches(prefix: string): Promise<string[]>;
  /** Every branch that has the commit in its history. */
  branchesWith(commit: string): Promise<string[]>;
  /** The worktree that has the branch checked out, or undefined. */
  checkedOutAt(branch: string): Promise<string | undefined>;
  addWorktree(path: string, commit: string): Promise<void>;
  /** A worktree on a branch: one that is made at `from`, or without that one that is there. */
  addWorktreeOn(path: string, branch: string, from: string | undefined): Promise<void>;
  /** Removes a worktree in which nothing is changed; git refuses where something is, or somebody has locked it. */
  removeCleanWorktree(path: string): Promise<void>;
  /** What git knows of every worktree, the main checkout first. */
  listWorktrees(): Promise<ListedWorktree[]>;
  /** Removes a worktree with every change in it; git refuses where somebody has locked it. */
  removeWorktree(path: string): Promise<void>;
  /** Every worktree's folder, the main checkout first. */
  worktrees(): Promise<string[]>;
  isAncestor(older: string, newer: string): Promise<boolean>;
  /** Merges two commits without touching a worktree: the merge commit, or the paths that conflict. Needs git 2.38. */
  merge(ours: string, theirs: string, message: string): Promise<Merge>;
  /** The paths that differ between two commits, both names of a renamed one. */
  changedPaths(from: string, to: string): Promise<string[]>;
  commitsBetween(from: string, to: string): Promise<{ commit: string; subject: string }[]>;
  /** The change between two commits as a person reads it. */
  diffStat(from: string, to: string): Promise<string>;
}

export interface ListedWorktree {
  path: string;
  /** Without `refs/heads/`; undefined where none is checked out. */
  branch: string | undefined;
  head: string | undefined;
  /** Somebody wants it kept. */
  locked: boolean;
}

export type Merge =
  | { kind: 'merged'; commit: string }
  /** The tree has both sides, marked, in what conflicts. */
  | { kind: 'conflict'; tree: string; paths: string[] };

// Whoever reads git's answers says everything that a person's config could say otherwise.
const TREES = ['diff-tree', '-r', '--name-only', '--no-renames', '--ignore-submodules=none', '-z'];
const LOG = ['log', '-z', '--reverse', '--no-show-signature', '--no-color', '--encoding=UTF-8', '--format=%H %s'];
const MERGE = ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z'];
const STAT = ['diff', '--stat', '--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules=none'];

export function gitIn(folder: string): Git {
  const git = (...args: string[]) => callGit(folder, args);
  const worktree = (...args: string[]) => patiently(() => git('worktree', ...args));
  const worktrees = async () => worktreesIn(await worktree('list', '--porcelain', '-z'));
  const resolve = async (name: string) => {
    const result = await runGit(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    return result.exitCode === 0 ? result.stdout.trim() : undefined;
  };
  const branches = async (...filter: string[]) => {
    const names = await git('for-each-ref', '--format=%(refname:lstrip=2)', ...filter, 'refs/heads');
    return names.split('\n').filter((name) => name !== '');
  };

  return {
    resolve,
    branchTip: (branch) => resolve(`refs/heads/${branch}`),
    // An empty old value stands for: there is none (git-update-ref(1)).
    moveBranch: async (branch, commit, from = '') =>
      void (await git('update-ref', `refs/heads/${branch}`, commit, from)),
    deleteBranch: async (branch, commit) => void (await git('update-ref', '-d', `refs/heads/${branch}`, commit)),
    branches: async (prefix) => (await branches()).filter((name) => name.startsWith(prefix)),
    branchesWith: (commit) => branches('--contains', commit),
    checkedOutAt: async (branch) =>
      (await worktrees()).find((worktree) => worktree.branch === `refs/heads/${branch}`)?.path,
    // Forced: git would keep the place of a worktree whose folder somebody has deleted.
    addWorktree: async (path, commit) => void (await worktree('add', '--quiet', '--force', '--detach', path, commit)),
    addWorktreeOn: async (path, branch, from) =>
      void (await (from === undefined
        ? worktree('add', '--quiet', path, branch)
        : worktree('add', '--quiet', '-b', branch, path, from))),
    removeCleanWorktree: async (path) => void (await worktree('remove', path)),
    listWorktrees: async () =>
      (await worktrees()).map(({ branch, ...rest }) => ({ ...rest, branch: branch?.replace(/^refs\/heads\//, '') })),
    removeWorktree: async (path) => void (await worktree('remove', '--force', path)),
    worktrees: async () => (await worktrees()).map(({ path }) => path),
    isAncestor: async (older, newer) => {
      const result = await runGit(folder, ['merge-base', '--is-ancestor', older, newer]);
      return result.exitCode === 0;
    },
    async merge(ours, theirs, message) {
      const { exitCode, stdout, stderr } = await runGit(folder, [...MERGE, ours, theirs]);
      const [tree = '', ...paths] = stdout.split('\0').filter((field) => field !== '');
      if (exitCode === 1 && paths.length > 0) return { kind: 'conflict', tree, paths };
      if (exitCode !== 0) throw new GitFailed(MERGE, stderr);
      const commit = await commitTree(folder, {
        tree,
        parents: [ours, theirs],
        message,
        author: { name: 'coord', email: 'coord@localhost' },
      });
      return { kind: 'merged', commit };
    },
    changedPaths: async (from, to) => (await git(...TREES, from, to)).split('\0').filter((path) => path !== ''),
    commitsBetween: async (from, to) => {
      const lines = (await git(...LOG, `${from}..${to}`)).split('\0').filter((line) => line !== '');
      return lines.map((line) => {
        const end = line.indexOf(' ');
        return { commit: line.slice(0, end), subject: line.slice(end + 1) };
      });
    },
    diffStat: (from, to) => git(...STAT, from, to),
  };
}

/** How often git is asked again about a worktree that is not whole yet, and after how many milliseconds. */
const TRIES = 100;
const LOOK_MS = 20;

/**
 * Each of git's worktree commands looks at all of them first, and fails where one is just being made: here, by another
 * run, or by a person.
 */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await call();
    } catch (error) {
      const isHalfMade = error instanceof GitFailed && /failed to read .*worktrees.*commondir/.test(error.message);
      if (!isHalfMade || tried === TRIES) throw error;
      await pause(LOOK_MS);
    }
  }
}

/** The records of `git worktree list --porcelain -z`: fields that end with NUL, and a record with one more. */
function worktreesIn(list: string): ListedWorktree[] {
  const records = list.split('\0\0').filter((record) => record !== '');
  return records.map((record) => {
    const fields = record.split('\0');
    const valueOf = (name: string) => fields.find((field) => field.startsWith(`${name} `))?.slice(name.length + 1);
    const locked = fields.some((field) => field === 'locked' || field.startsWith('locked '));
    return { path: valueOf('worktree') ?? '', branch: valueOf('branch'), head: valueOf('HEAD'), locked };
  });
}
