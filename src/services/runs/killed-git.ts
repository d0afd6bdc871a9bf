import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isReadyPlace } from '../../store/git-worktree.ts';

/** A git that outlives a killed coord has this long, in milliseconds, to end by itself. */
const GRACE_MS = 5000;
/** Between two looks at whether it has, in milliseconds. */
const LOOK_MS = 50;

export interface RunPlaces {
  /** Git's common directory. */
  commonDir: string;
  /** The folder of the run's worktrees. */
  folder: string;
  /** The run's own; the names of the others begin with it. */
  branch: string;
}

/**
 * Takes away what a git that was killed together with coord has left in the run's way: a worktree that is half made, at
 * which every worktree command of the whole repository fails, and lock files, at which the next git would. To be called
 * when nobody works on the run: git may be running still, and is waited for, but nothing that would call it again.
 */
export async function clearAfterKilledGit(places: RunPlaces): Promise<void> {
  await Promise.all([
    ...worktreesOf(places).map(clearWorktree),
    ...branchLocks(places).map((lock) => takeAway(lock, () => !existsSync(lock))),
  ]);
  // git makes the folder before it says whose it is.
  for (const name of entries(places.folder)) removeIfEmpty(join(places.folder, name));
}

interface WorktreePlace {
  path: string;
  /** Its place in git's own folder. */
  gitDir: string;
}

function worktreesOf({ commonDir, folder }: RunPlaces): WorktreePlace[] {
  const list = join(commonDir, 'worktrees');
  return entries(list).flatMap((name) => {
    const gitDir = join(list, name);
    const path = dirname(textOf(gitDir, 'gitdir'));
    return dirname(path) === folder ? { path, gitDir } : [];
  });
}

async function clearWorktree({ path, gitDir }: WorktreePlace): Promise<void> {
  // No agent has been in one that is not ready, so nothing is lost with its folder.
  const isReady = isReadyPlace(gitDir);
  await takeAway(gitDir, () => !existsSync(gitDir) || isWhole(gitDir));
  if (!isReady && !existsSync(gitDir)) rmSync(path, { recursive: true, force: true });
  for (const name of ['index.lock', 'HEAD.lock']) {
    const lock = join(gitDir, name);
    await takeAway(lock, () => !existsSync(lock));
  }
}

/** Whether git has made all of it; as long as it has not, it keeps others away. */
function isWhole(gitDir: string): boolean {
  return textOf(gitDir, 'commondir') !== '' && textOf(gitDir, 'locked') !== 'initializing';
}

function branchLocks({ commonDir, branch }: RunPlaces): string[] {
  const ref = join(commonDir, 'refs/heads', branch);
  return entries(dirname(ref))
    .map((name) => join(dirname(ref), name))
    .filter((path) => path.startsWith(ref) && path.endsWith('.lock'));
}

/** Removes something unless it comes right in time. */
async function takeAway(path: string, isRight: () => boolean): Promise<void> {
  for (let waited = 0; waited < GRACE_MS && !isRight(); waited += LOOK_MS) await pause(LOOK_MS);
  if (!isRight()) rmSync(path, { recursive: true, force: true });
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody's work is in it.
  }
}

/** A file of git's, as one line; empty where it is not there. */
function textOf(gitDir: string, name: string): string {
  try {
    return readFileSync(join(gitDir, name), 'utf8').trim();
  } catch {
    return '';
  }
}

function entries(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
