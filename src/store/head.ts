import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The branch that a worktree has checked out, read from its HEAD file; undefined on no branch, and without git. */
export function branchOf(worktree: string): string | undefined {
  try {
    return /^ref: refs\/heads\/(.+)$/.exec(readFileSync(join(gitDirOf(worktree), 'HEAD'), 'utf8').trim())?.[1];
  } catch {
    return undefined;
  }
}

/** Git's own folder of one worktree or submodule. Throws where there is no git. @param top the folder that has `.git` */
export function gitDirOf(top: string): string {
  const dotGit = join(top, '.git');
  return statSync(dotGit).isDirectory() ? dotGit : resolve(top, pointer(dotGit));
}

function pointer(dotGit: string): string {
  return readFileSync(dotGit, 'utf8')
    .trim()
    .replace(/^gitdir: /, '');
}
