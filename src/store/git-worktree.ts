import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Author, commitTree } from './git-commit.ts';
import { git as callGit, runGit } from './git-process.ts';

/** What coord does in one linked worktree. Every call throws `GitFailed` where git fails. */
export interface GitWorktree {
  /** The commit that is checked out; undefined on a branch without any. */
  head(): Promise<string | undefined>;
  /** True where nothing is changed, staged or untracked; ignored files do not count. */
  isClean(): Promise<boolean>;
  /**
   * Commits everything that differs, on top of HEAD; the commit at HEAD afterwards. HEAD is detached by it, so that no
   * branch moves, whichever is checked out.
   */
  snapshot(message: string, author: Author): Promise<string>;
  checkout(commit: string): Promise<void>;
  /** Checks `commit` out and throws away every change, and untracked files; ignored ones stay. */
  reset(commit: string): Promise<void>;
  /** Whether `markReady` was called on this worktree. The mark is in git's own folder, and goes with the worktree. */
  isReady(): boolean;
  /** @param note kept with the mark */
  markReady(note?: string): void;
  /** What `markReady` was given; empty where there is nothing. */
  readyNote(): string;
}

const READY = 'coord-ready';
const STATUS = ['status', '--porcelain', '-z', '--untracked-files=all', '--ignore-submodules=none'];

/**
 * The linked worktree whose top is `path`. Undefined where git would take the folder for anything else: an agent may
 * have deleted or rewritten `.git`, and git would then work on the repository around it, or on another's worktree.
 * @param path canonical
 * @param commonDir of the repository that the worktree has to belong to, canonical
 */
export async function openWorktree(path: string, commonDir: string): Promise<GitWorktree | undefined> {
  // Belt and braces: git does not climb out of the folder either.
  const env = { GIT_CEILING_DIRECTORIES: dirname(path) };
  const places = ['--show-toplevel', '--path-format=absolute', '--git-common-dir', '--git-dir'];
  const { exitCode, stdout } = await runGit(path, ['rev-parse', ...places], { env });
  const [top, common, gitDir] = stdout.split('\n').map(realPath);
  if (exitCode !== 0 || top !== path || common !== commonDir || gitDir === undefined) return undefined;
  // The place in git's folder that `.git` names may be another worktree's; the main checkout has none.
  return dotGitOf(gitDir) === join(path, '.git') ? worktreeAt(path, gitDir, env) : undefined;
}

/** Whether any worktree is left that was marked as ready. */
export function hasReadyWorktree(commonDir: string): boolean {
  const list = join(commonDir, 'worktrees');
  if (!existsSync(list)) return false;
  return readdirSync(list).some((name) => existsSync(join(list, name, READY)) && dotGitOf(join(list, name)));
}

/** Whether `markReady` was called on the worktree that has this place in git's own folder. */
export function isReadyPlace(gitDir: string): boolean {
  return existsSync(join(gitDir, READY));
}

function worktreeAt(path: string, gitDir: string, env: Record<string, string>): GitWorktree {
  const git = (...args: string[]) => callGit(path, args, { env });
  const commitOf = async (name: string) => {
    const result = await runGit(path, ['rev-parse', '--verify', '--quiet', name], { env });
    return result.exitCode === 0 ? result.stdout.trim() : undefined;
  };

  return {
    head: () => commitOf('HEAD^{commit}'),
    isClean: async () => (await git(...STATUS)) === '',
    async snapshot(message, author) {
      await git('add', '--all');
      const tree = (await git('write-tree')).trim();
      const head = await commitOf('HEAD^{commit}');
      const isSame = head !== undefined && (await commitOf('HEAD^{tree}')) === tree;
      const parents = head === undefined ? [] : [head];
      const commit = isSame ? head : await commitTree(path, { tree, parents, message, author }, env);
      await git('update-ref', '--no-deref', 'HEAD', commit);
      return commit;
    },
    checkout: async (commit) => void (await git('checkout', '--quiet', '--detach', commit)),
    async reset(commit) {
      await git('checkout', '--quiet', '--force', '--detach', commit);
      // Twice forced: a repository that an agent made inside goes too.
      await git('clean', '--quiet', '-ffd');
    },
    isReady: () => isReadyPlace(gitDir),
    markReady: (note = '') => writeFileSync(join(gitDir, READY), note),
    readyNote: () => (isReadyPlace(gitDir) ? readFileSync(join(gitDir, READY), 'utf8') : ''),
  };
}

/** The `.git` file that a worktree's folder inside git's own points back to, where both are there. */
function dotGitOf(gitDir: string): string | undefined {
  const pointer = join(gitDir, 'gitdir');
  return existsSync(pointer) ? realPath(resolve(gitDir, readFileSync(pointer, 'utf8').trim())) : undefined;
}

function realPath(path: string): string | undefined {
  return path !== '' && existsSync(path) ? realpathSync.native(path) : undefined;
}
