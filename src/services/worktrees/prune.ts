import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { hintFor } from '../../config/diagnostics/suggest.ts';
import type { Author } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { excludeFromGit } from '../../store/git-exclude.ts';
import { GitFailed } from '../../store/git-process.ts';
import { hasReadyWorktree, openWorktree } from '../../store/git-worktree.ts';
import { gitIn } from '../../store/git.ts';
import { isWithin } from '../../store/repository.ts';
import { unbind } from '../bindings.ts';
import type { Readiness } from '../runs/workspaces.ts';
import { releasePorts } from '../leases/ports.ts';
import type { Workplace } from '../workplace.ts';
import { ignoredFiles } from './ignored.ts';
import { worktreesNow, type WorktreeNow } from './list.ts';

export interface PruneRequest {
  by: Author;
  dryRun: boolean;
  /** Folders of runs that nobody carries on any more: what is in them goes too, with the same care. */
  runs: readonly string[];
  /** Folders of all other runs: not touched, and not told of. */
  openRuns: readonly string[];
  /** Where the caller stands. */
  here: string;
  readiness: Readiness;
  /** Whether files that git ignores may go, too. */
  withIgnored: boolean;
}

/** What became of a worktree. */
export interface Pruned {
  path: string;
  removed: boolean;
  /** Why it goes, or stays. */
  why: string;
  /** Removed with it: all its commits are on another branch. */
  branch?: string;
}

/** Removes worktrees that nothing is lost with. */
export async function pruneWorktrees(workplace: Workplace, request: PruneRequest): Promise<Pruned[]> {
  const done: Pruned[] = [];
  for (const worktree of await worktreesNow(workplace)) {
    if (worktree.isMain || request.openRuns.some((folder) => isWithin(folder, worktree.path))) continue;
    done.push(await pruneOne(workplace, worktree, request));
  }
  if (!request.dryRun) tidyFolders(workplace, request);
  return done;
}

function tidyFolders({ repository: { commonDir } }: Workplace, { runs }: PruneRequest): void {
  for (const folder of runs) if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
  if (!hasReadyWorktree(commonDir)) excludeFromGit(commonDir, 'worktrees', []);
}

/** Removes one worktree by its name, with the same care. */
export async function removeWorktree(
  workplace: Workplace,
  name: string,
  request: PruneRequest,
): Promise<Result<Pruned, Refused>> {
  const all = await worktreesNow(workplace);
  const found = all.filter(
    ({ path, branch, isMain }) => !isMain && (basename(path) === name || path === name || branch === name),
  );
  const [worktree, other] = found;
  const names = all.flatMap(({ path, isMain }) => (isMain ? [] : basename(path)));
  if (!worktree)
    return invalid(`there is no worktree ${name}`, hintFor(name, names, 'there is') ?? 'See: coord worktree list');
  if (other)
    return invalid(
      `${name} is the name of several worktrees`,
      `Name one by its folder: ${found.map(({ path }) => path).join(', ')}`,
    );
  const run = request.openRuns.find((folder) => isWithin(folder, worktree.path));
  if (run !== undefined)
    return refused(
      `run ${basename(run)} is not over, and may need ${worktree.path}`,
      `End it first: coord cancel ${basename(run)}`,
    );
  const done = await pruneOne(workplace, worktree, request);
  if (!done.removed) return refused(`${done.path} stays: ${done.why}`);
  tidyFolders(workplace, request);
  return ok(done);
}

async function pruneOne(workplace: Workplace, worktree: WorktreeNow, request: PruneRequest): Promise<Pruned> {
  const { path, branch, head } = worktree;
  const { repository, layout, store, clock } = workplace;
  const git = gitIn(repository.main ?? repository.worktree);
  const reason = await reasonToStay(workplace, worktree, request);
  if (reason !== undefined) return { path, removed: false, why: reason };
  const why = worktree.isThere
    ? 'nothing in it is changed, and its commits are on other branches'
    : 'its folder is gone';
  // A branch of the role's own, as coord makes them; any other is a person's.
  const isOurs = branch !== undefined && worktree.role !== undefined && isBranchOf(worktree.role, branch);
  const goes = isOurs && head !== undefined && (await isElsewhere(workplace, head, branch)) ? { branch } : {};
  if (request.dryRun) return { path, removed: true, why, ...goes };
  try {
    if (worktree.isThere) await git.removeCleanWorktree(path);
    else await git.removeWorktree(path);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return { path, removed: false, why: error.message };
  }
  if (goes.branch !== undefined && head !== undefined) await git.deleteBranch(goes.branch, head);
  unbind(layout, path);
  await releasePorts(workplace, path);
  await store
    .log('events')
    .append({ type: 'worktree.removed', at: clock.now().toISOString(), by: request.by, worktree: path });
  return { path, removed: true, why, ...goes };
}

async function reasonToStay(
  workplace: Workplace,
  worktree: WorktreeNow,
  { here, runs, readiness, withIgnored }: PruneRequest,
): Promise<string | undefined> {
  const { path, isThere, locked, instances, changes, head, branch, role } = worktree;
  if (locked) return 'somebody has locked it (git worktree lock)';
  if (!isThere) {
    // Only git's entry for it still names these commits; the folder may be on a disk that is not there now.
    const isNamed = head === undefined || branch !== undefined || (await isElsewhere(workplace, head, branch));
    return isNamed ? undefined : `its folder is gone, and ${head} is on no branch: git branch NAME ${head} keeps it`;
  }
  if (isWithin(path, here)) return 'you are in it';
  const opened = await openWorktree(path, workplace.repository.commonDir);
  if (!opened) return 'git does not take the folder for that worktree any more';
  const isOurs = role !== undefined || opened.isReady() || runs.some((folder) => dirname(path) === folder);
  if (!isOurs) return 'it is not one that coord made';
  if (instances.length > 0) return `${instances.map(({ id }) => id).join(', ')} is at work in it`;
  if (changes === undefined || !(await opened.isClean()))
    return changes === 1
      ? 'one file in it is changed and not committed'
      : `${changes ?? 'some'} files in it are changed and not committed`;
  if (head !== undefined && !(await isElsewhere(workplace, head, branch))) return 'its commits are on no other branch';
  const { main, worktree: own } = workplace.repository;
  const ignored = withIgnored ? [] : await ignoredFiles(path, main ?? own, readiness, opened.readyNote());
  return ignored.length === 0 ? undefined : `git ignores ${shortList(ignored)}, which --ignored removes too`;
}

function shortList(paths: readonly string[]): string {
  const more = paths.length - 3;
  return `${paths.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''} in it`;
}

/** Whether a commit is in the history of another branch. */
async function isElsewhere({ repository }: Workplace, commit: string, own: string | undefined): Promise<boolean> {
  const git = gitIn(repository.main ?? repository.worktree);
  return (await git.branchesWith(commit)).some((branch) => branch !== own);
}

/** @returns for `frontend/2` and `frontend-2`, true of role frontend */
function isBranchOf(role: string, branch: string): boolean {
  return branch.startsWith(role) && /^[/-]\d+$/.test(branch.slice(role.length));
}
