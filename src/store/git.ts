import { git as callGit, runGit } from './git-process.ts';

/** What coord asks of git, in one folder. Every call throws `GitFailed` where git fails. */
export interface Git {
  /** The commit a name stands for, or undefined. */
  resolve(name: string): Promise<string | undefined>;
  /** Creates or moves a branch that is checked out nowhere. */
  setBranch(branch: string, commit: string): Promise<void>;
  deleteBranch(branch: string): Promise<void>;
  /** Every branch whose name begins so. */
  branches(prefix: string): Promise<string[]>;
  addWorktree(path: string, commit: string): Promise<void>;
  removeWorktree(path: string): Promise<void>;
  /** Every worktree's folder, the main checkout first. */
  worktrees(): Promise<string[]>;
  checkout(commit: string): Promise<void>;
  /** True where nothing is changed, staged or untracked; ignored files do not count. */
  isClean(): Promise<boolean>;
  /** Commits everything that differs; the commit at HEAD afterwards. */
  commitAll(message: string, author: string): Promise<string>;
  /** Throws away every change against HEAD, and untracked files; ignored ones stay. */
  discardChanges(): Promise<void>;
  isAncestor(older: string, newer: string): Promise<boolean>;
  /** The paths that differ between two commits, both names of a renamed one. */
  changedPaths(from: string, to: string): Promise<string[]>;
  commitsBetween(from: string, to: string): Promise<{ commit: string; subject: string }[]>;
  /** The change between two commits as a person reads it. */
  diffStat(from: string, to: string): Promise<string>;
}

export function gitIn(folder: string): Git {
  const git = (...args: string[]) => callGit(folder, args);
  const succeeds = async (...args: string[]) => (await runGit(folder, args)).exitCode === 0;
  const head = async () => (await git('rev-parse', 'HEAD')).trim();

  return {
    resolve: async (name) => {
      const result = await runGit(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
      return result.exitCode === 0 ? result.stdout.trim() : undefined;
    },
    setBranch: async (branch, commit) => void (await git('update-ref', `refs/heads/${branch}`, commit)),
    deleteBranch: async (branch) => void (await git('update-ref', '-d', `refs/heads/${branch}`)),
    branches: async (prefix) => {
      const names = (await git('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads')).split('\n');
      return names.filter((name) => name.startsWith(prefix));
    },
    addWorktree: async (path, commit) => void (await git('worktree', 'add', '--quiet', '--detach', path, commit)),
    removeWorktree: async (path) => void (await git('worktree', 'remove', '--force', path)),
    worktrees: async () => fields(await git('worktree', 'list', '--porcelain', '-z')).flatMap(worktreeIn),
    checkout: async (commit) => void (await git('checkout', '--quiet', '--detach', commit)),
    isClean: async () => (await git('status', '--porcelain', '-z')) === '',
    commitAll: async (message, author) => {
      await git('add', '--all');
      if (!(await succeeds('diff', '--cached', '--quiet'))) {
        await callGit(
          folder,
          ['-c', 'commit.gpgSign=false', 'commit', '--quiet', '--no-verify', '--author', author, '-m', message],
          { env: await committer(folder) },
        );
      }
      return head();
    },
    discardChanges: async () => {
      await git('reset', '--quiet', '--hard');
      await git('clean', '--quiet', '-fd');
    },
    isAncestor: (older, newer) => succeeds('merge-base', '--is-ancestor', older, newer),
    changedPaths: async (from, to) => fields(await git('diff', '--name-only', '--no-renames', '-z', from, to)),
    commitsBetween: async (from, to) => {
      const lines = fields(await git('log', '-z', '--reverse', '--format=%H %s', `${from}..${to}`));
      return lines.map((line) => ({ commit: line.slice(0, 40), subject: line.slice(41) }));
    },
    diffStat: async (from, to) => git('diff', '--stat', from, to),
  };
}

/** A person's name where git has none: a fresh machine must not stop a run at its first commit. */
async function committer(folder: string): Promise<Record<string, string>> {
  const known = await runGit(folder, ['var', 'GIT_COMMITTER_IDENT']);
  return known.exitCode === 0 ? {} : { GIT_COMMITTER_NAME: 'coord', GIT_COMMITTER_EMAIL: 'coord@localhost' };
}

function fields(text: string): string[] {
  return text.split('\0').filter((field) => field !== '');
}

function worktreeIn(field: string): string[] {
  return field.startsWith('worktree ') ? [field.slice('worktree '.length)] : [];
}
