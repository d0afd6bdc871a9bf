import { branchOf } from '../../store/head.ts';
import { runGit } from '../../store/git-process.ts';
import type { Repository } from '../../store/repository.ts';

/** Where a worktree stands. */
export interface WorkAtHand {
  branch?: string;
  commit?: string;
  /** Repository paths of what differs from the commit, new files too. */
  changed: string[];
}

/** Of more changed files than this the rest is left out. */
const MAX_CHANGED = 200;

/** A file that is renamed is listed by its new name, and then, as a field of its own, by its old one. */
const STATUS = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--ignore-submodules=dirty', '--no-renames'];

export async function workAtHand({ worktree, git }: Repository): Promise<WorkAtHand> {
  if (!git) return { changed: [] };
  const branch = branchOf(worktree);
  const [head, status] = await Promise.all([
    runGit(worktree, ['rev-parse', '--verify', '--quiet', 'HEAD']),
    runGit(worktree, ['--no-optional-locks', ...STATUS]),
  ]);
  const commit = head.exitCode === 0 ? head.stdout.trim() : '';
  const changed = status.exitCode === 0 ? status.stdout.split('\0').flatMap((field) => field.slice(3) || []) : [];
  return {
    ...(branch !== undefined && { branch }),
    ...(commit !== '' && { commit }),
    changed: changed.slice(0, MAX_CHANGED),
  };
}
