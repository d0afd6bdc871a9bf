import { randomUUID } from 'node:crypto';
import type { RunState } from '../../domain/run.ts';
import { holdRun, wasRunnerKilled } from '../../services/runs/run-lease.ts';
import type { RunEnd } from '../../services/runner/run-playbook.ts';
import { listRunIds, readRun, runFolder } from '../../services/runs/runs.ts';
import type { OpenTeam } from '../open-team.ts';
import { runWorktrees } from './run-worktrees.ts';

/** What is left for a person to look at. */
export interface Kept {
  /** The branch that holds the work, where there is any; a rehearsal's is removed. */
  branch?: string;
  /** The folder with all of them, or those that could not be removed. */
  worktrees?: string;
}

/** Removes the worktrees that nobody needs any more. What can't be removed is told, and fails nothing. */
export async function tidyUp(
  end: RunEnd,
  state: RunState,
  keep: boolean,
  { loaded, workplace }: OpenTeam,
): Promise<Kept> {
  const { run, rehearsal } = state.started;
  const { folder, branch, workspaces } = runWorktrees(run, rehearsal, workplace.repository, loaded.config);
  const made = { ...(state.tip !== state.started.base && { branch }) };
  const rule = loaded.config.worktrees?.keep ?? 'failed';
  // A rehearsal leaves nothing behind, unless somebody wants to look at it.
  if (keep || (rule === 'always' && !rehearsal)) return { ...made, worktrees: folder };
  if (rehearsal) {
    const left = await workspaces.removeAll('remove');
    if (end.kind === 'finished') await workspaces.branches.deleteAll(state.tip);
    return worktreesIn(left);
  }
  if (end.kind !== 'finished' || (end.outcome === 'failed' && rule !== 'never')) return { ...made, worktrees: folder };
  return { ...made, ...worktreesIn(await workspaces.removeAll('keep')) };
}

/** Clears the way for git where the process that carried the run on was killed, and git with it. */
export async function clearAfterKill({ started }: RunState, { loaded, workplace }: OpenTeam): Promise<void> {
  await runWorktrees(started.run, started.rehearsal, workplace.repository, loaded.config).clearAfterKill();
}

/** Tidies up after a run that has finished, and whose runner was killed before it could. */
export async function tidyAfterKill(run: string, keep: boolean, team: OpenTeam): Promise<void> {
  const { runLeases, processes, layout } = team.workplace;
  if (!listRunIds(layout.runs).includes(run) || !wasRunnerKilled(runLeases, run, processes)) return;
  const state = readRun(runFolder(layout.runs, run));
  if (!state.finished) return;
  const held = holdRun(runLeases, run, { session: `tidier:${randomUUID()}` }, processes, () => undefined);
  if (!held.ok) return;
  const { outcome } = state.finished;
  await clearAfterKill(state, team);
  await tidyUp({ kind: 'finished', outcome }, state, keep, team);
  held.value.release();
}

function worktreesIn(folders: readonly string[]): Kept {
  return folders.length === 0 ? {} : { worktrees: folders.join(', ') };
}
