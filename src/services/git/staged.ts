import { join } from 'node:path';
import { git, runGit } from '../../store/git-process.ts';

const STAGED = ['diff-index', '--cached', '--name-only', '--no-renames', '--ignore-submodules=none', '-z'];

/**
 * The files that a commit is about to take in, absolute: what the index has otherwise than HEAD. Of a merge, what it has
 * otherwise than the branch that is merged too: the rest is that branch's.
 * @param index the file that holds the index, where it is not the usual one
 */
export async function stagedPaths(worktree: string, index: string | undefined): Promise<string[]> {
  const env = index === undefined ? {} : { GIT_INDEX_FILE: index };
  const differing = async (commit: string) =>
    (await git(worktree, [...STAGED, commit], { env })).split('\0').filter((path) => path !== '');
  const commitOf = async (name: string) => {
    const found = await runGit(worktree, ['rev-parse', '--verify', '--quiet', name]);
    return found.exitCode === 0 ? found.stdout.trim() : undefined;
  };
  const head = await commitOf('HEAD');
  const own = await differing(head ?? (await git(worktree, ['hash-object', '-t', 'tree', '--stdin'])).trim());
  const merged = await commitOf('MERGE_HEAD');
  const foreign = merged === undefined ? undefined : new Set(await differing(merged));
  return own.filter((path) => foreign?.has(path) !== false).map((path) => join(worktree, path));
}
