import { rmSync } from 'node:fs';
import type { RunOutcome } from '../../domain/event.ts';
import type { RunState } from '../../domain/run.ts';
import type { Git } from '../../store/git.ts';
import { StateUnreadable } from '../../store/leases.ts';
import type { RunLease } from './run-lease.ts';
import { listRunIds, readRun, type RunFolder, runFolder } from './runs.ts';
import type { Workspaces } from './workspaces.ts';

/** Which runs are not worth keeping any more. */
export interface Collecting {
  runsDir: string;
  /** Those that ended before: wall clock, ISO 8601. */
  before: string;
  outcomes: readonly RunOutcome[];
  dryRun: boolean;
  git: Git;
  workspacesOf(state: RunState): Workspaces;
  /** Undefined where another process has the run. */
  hold(run: string): RunLease | undefined;
}

/** What became of one run, or would. */
export interface Collected {
  run: string;
  removed: boolean;
  why: string;
  /** The branches that went with it: every commit of theirs is on another branch as well. */
  branches: string[];
}

/**
 * Removes the folders of runs that ended long ago, with their worktrees and branches. A run stays that has not ended, whose work
 * is on no other branch than its own, or in whose worktrees something is not committed.
 */
export async function collectRuns(collecting: Collecting): Promise<Collected[]> {
  const collected: Collected[] = [];
  // The oldest first, so that what is cut short has removed what is worth least.
  for (const run of listRunIds(collecting.runsDir).toReversed()) {
    const one = await collect(runFolder(collecting.runsDir, run), collecting);
    if (one) collected.push(one);
  }
  return collected;
}

/** Undefined for a run that is not asked about. */
async function collect(folder: RunFolder, collecting: Collecting): Promise<Collected | undefined> {
  const { before, outcomes, dryRun, git, workspacesOf, hold } = collecting;
  const { id: run } = folder;
  const stays = (why: string) => ({ run, removed: false, why, branches: [] });
  const state = readIfWhole(folder);
  if (!state) return stays('its journal cannot be read');
  const { finished } = state;
  if (!finished || !outcomes.includes(finished.outcome) || finished.at >= before) return undefined;
  const branches = await git.branches(`coord/${run}`);
  const unmerged = await firstUnmerged(branches, git);
  if (unmerged !== undefined) return stays(`what is on branch ${unmerged} is on no other branch`);
  const lease = hold(run);
  if (!lease) return stays('another process is at it');
  try {
    // Before it was ours, somebody may have let it begin again.
    if (readRun(folder).finished?.at !== finished.at) return stays('it has been carried on just now');
    const gone = { run, removed: true, why: `${finished.outcome} on ${finished.at.slice(0, 10)}`, branches };
    if (dryRun) return gone;
    const kept = await workspacesOf(state).removeAll('keep');
    if (kept.length > 0) return stays(`there are changes, or a lock, in ${kept.join(', ')}`);
    for (const name of branches) {
      const at = await git.branchTip(name);
      if (at !== undefined && (await git.checkedOutAt(name)) === undefined) await git.deleteBranch(name, at);
    }
    rmSync(folder.path, { recursive: true, force: true });
    return gone;
  } finally {
    lease.release();
  }
}

/** A branch of the run with a commit that no branch of anybody else has. */
async function firstUnmerged(branches: readonly string[], git: Git): Promise<string | undefined> {
  for (const name of branches) {
    const at = await git.branchTip(name);
    const holders = at === undefined ? [] : await git.branchesWith(at);
    if (at !== undefined && holders.every((holder) => holder.startsWith('coord/'))) return name;
  }
  return undefined;
}

function readIfWhole(folder: RunFolder): RunState | undefined {
  try {
    return readRun(folder);
  } catch (error) {
    if (error instanceof StateUnreadable) return undefined;
    throw error;
  }
}
