import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The branch that a worktree has checked out, read from its HEAD file; undefined on no branch, and without git. */
export function branchOf(worktree: string): string | undefined {
  try {
    const dotGit = join(worktree, '.git');
    const gitDir = statSync(dotGit).isDirectory() ? dotGit : resolve(worktree, pointer(dotGit));
    return /^ref: refs\/heads\/(.+)$/.exec(readFileSync(join(gitDir, 'HEAD'), 'utf8').trim())?.[1];
  } catch {
    return undefined;
  }
}

function pointer(dotGit: string): string {
  return readFileSync(dotGit, 'utf8')
    .trim()
    .replace(/^gitdir: /, '');
}
