import { existsSync } from 'node:fs';
import { since } from '../../domain/handoff.ts';
import type { HandedWork, Handoff } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { runGit } from '../../store/git-process.ts';
import { gitIn } from '../../store/git.ts';
import { listBindings } from '../bindings.ts';
import type { Workplace } from '../workplace.ts';
import { afterAccepted } from './accepted.ts';

type Where = Pick<Workplace, 'store' | 'clock' | 'repository' | 'layout'>;

/**
 * The commits that a role hands over: those of the worktree that it works in, since they left what the main checkout has, or
 * since the last that was handed over from there and approved.
 * Undefined where there is no git, or no commit yet.
 * @param from a commit that the work began from, where the caller says so
 */
export async function workOf(
  where: Where,
  role: string,
  from?: string,
): Promise<Result<HandedWork | undefined, Refused>> {
  const { repository } = where;
  if (!repository.git) return ok(undefined);
  const worktree = placeOf(where, role);
  const git = gitIn(worktree);
  const tip = await git.resolve('HEAD');
  if (tip === undefined) return ok(undefined);
  const branch = await branchIn(worktree);
  const there = { worktree, ...(branch !== undefined && { branch }), tip };
  if (from === undefined) {
    const parting = await partingOf(repository.main ?? worktree, worktree, tip);
    return ok({ ...there, base: await afterAccepted(where, { ...there, base: parting }) });
  }
  const base = await git.resolve(from);
  if (base === undefined) return invalid(`git knows no commit ${from}`);
  if (!(await git.isAncestor(base, tip))) return invalid(`${from} is no part of what ${worktree} has checked out`);
  return ok({ ...there, base });
}

/** The work as it is now, whole and committed; refused where something would be left behind. */
export async function finishedWork(handoff: Handoff, where: Where): Promise<Result<HandedWork | undefined, Refused>> {
  const found = await workNow(handoff, where);
  if (!found.ok || !found.value?.worktree) return found;
  const { worktree } = found.value;
  // In the main checkout others may be at work as well.
  const changed = worktree === where.repository.main ? [] : await uncommittedIn(worktree);
  if (changed.length > 0)
    return refused(
      `${changed.length} changed files in ${worktree} are not committed (${changed.slice(0, 3).join(', ')}), and ${handoff.id} hands over commits`,
      'Commit or drop them first',
    );
  return found;
}

/** Where its worktree is gone, or there was no commit yet when it was begun, the work is where the role is now. */
async function workNow(
  { id, from, work, history }: Handoff,
  where: Where,
): Promise<Result<HandedWork | undefined, Refused>> {
  if (!where.repository.git) return ok(work);
  const { worktree, base } = work ?? {};
  if (base === undefined || worktree === undefined || !existsSync(worktree)) {
    const sinceThen = await workOf(where, from, base);
    return sinceThen.ok ? sinceThen : workOf(where, from);
  }
  const tip = await gitIn(worktree).resolve('HEAD');
  if (tip === undefined) return refused(`${worktree} has no commit any more`, 'Check out what is handed over there');
  const branch = await branchIn(worktree);
  const there = { worktree, ...(branch !== undefined && { branch }), tip };
  // Of what was approved before it was created, its base takes account already, or whoever named the base did.
  const created = history[0]?.at ?? '';
  const isNew = (other: Handoff) => other.id !== id && since(other) >= created;
  return ok({ ...there, base: await afterAccepted(where, { ...there, base }, isNew) });
}

/** Where the worktrees of a role stand now. */
export async function placesOf({ layout }: Where, role: string): Promise<{ worktree: string; commit: string }[]> {
  const places: { worktree: string; commit: string }[] = [];
  for (const { worktree } of listBindings(layout).filter((binding) => binding.role === role)) {
    const commit = await gitIn(worktree).resolve('HEAD');
    if (commit !== undefined) places.push({ worktree, commit });
  }
  return places;
}

/** Names of files that differ from the commit, or that git does not know. */
export async function uncommittedIn(worktree: string): Promise<string[]> {
  const { stdout } = await runGit(worktree, ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames']);
  return stdout.split('\0').flatMap((line) => (line === '' ? [] : line.slice(3)));
}

async function branchIn(worktree: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(worktree, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** The role's one worktree, wherever the caller stands; where it has none, or several, the caller's. */
function placeOf({ repository, layout }: Where, role: string): string {
  const places = listBindings(layout)
    .filter((binding) => binding.role === role)
    .map(({ worktree }) => worktree);
  const [only] = places;
  return only === undefined || places.length > 1 || places.includes(repository.worktree) ? repository.worktree : only;
}

async function partingOf(main: string, worktree: string, tip: string): Promise<string> {
  const trunk = await gitIn(main).resolve('HEAD');
  if (trunk === undefined) return tip;
  const { exitCode, stdout } = await runGit(worktree, ['merge-base', trunk, tip]);
  return exitCode === 0 ? stdout.trim() : tip;
}
