import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, LookedAt, SeenFile } from '../../domain/records.ts';
import type { GitPath } from '../../store/git-path.ts';
import { folderOf, type StatusRow, statusOf } from '../../store/git-status.ts';
import { gitDirOf } from '../../store/head.ts';
import { committedContent } from './content.ts';
import { seeFiles, type Wanted } from './disk.ts';

/** What a worktree is like: everything that differs from the commits that are checked out in it. */
export interface Look {
  /** Wall clock, ISO 8601, of its beginning. */
  at: string;
  /** By the folder they lie in, with a slash at its end; '' for the worktree's own. */
  repositories: Map<GitPath, LookedAt>;
  files: Map<GitPath, SeenFile>;
}

/** A look that is just being taken knows more than is worth keeping. */
export interface FreshLook extends Look {
  /** What the commit that is checked out has at each of `files`. */
  committed: Map<GitPath, Content>;
  /** The commit of each submodule that the repository around it wants, where that differs from what is there. */
  wanted: Map<GitPath, string>;
}

/** Repositories inside repositories: deeper ones, and more than these, are not looked into. */
const MOST_REPOSITORIES = 200;

/**
 * Looks at a worktree: one `git status`, one more for each submodule or clone in it that differs from what is committed, and
 * one process that keeps what has not been seen before.
 * @param before the last look, so that a file that has not changed is not read again
 * @throws GitFailed where git can't say
 */
export async function takeLook(worktree: string, before: Look | undefined, now: Date): Promise<FreshLook> {
  const repositories = new Map<GitPath, LookedAt>();
  const committed = new Map<GitPath, Content>();
  const wantedCommits = new Map<GitPath, string>();
  const wanted: Wanted[] = [];
  const waiting: GitPath[] = [''];
  for (let prefix = waiting.shift(); prefix !== undefined; prefix = waiting.shift()) {
    const folder = folderOf(worktree, prefix);
    // Asked before git is: what moves in between is found again next time.
    const reflog = reflogBytes(folder);
    const { head, rows } = await statusOf(folder);
    repositories.set(prefix, { ...(head !== undefined && { head }), reflog });
    for (const row of rows) {
      const path = prefix + row.path;
      if (!row.isRepository) {
        wanted.push({ path, mode: row.mode, isUnmerged: row.isUnmerged });
        committed.set(path, committedContent(row.committed));
      } else if (isRepository(folder, row) && repositories.size + waiting.length < MOST_REPOSITORIES) {
        if (row.committed) wantedCommits.set(`${path}/`, row.committed.id);
        waiting.push(`${path}/`);
      }
    }
  }
  const files = await seeFiles(worktree, wanted, before?.files ?? new Map(), now);
  return { at: now.toISOString(), repositories, files, committed, wanted: wantedCommits };
}

function isRepository(folder: string, { path }: StatusRow): boolean {
  return existsSync(join(folderOf(folder, `${path}/`), '.git'));
}

/** How long git's record of HEAD's moves is; 0 where it keeps none. */
function reflogBytes(folder: string): number {
  try {
    return statSync(reflogOf(folder), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}

/** Where git records the moves of HEAD. Throws where there is no repository. */
export function reflogOf(folder: string): string {
  return join(gitDirOf(folder), 'logs', 'HEAD');
}
