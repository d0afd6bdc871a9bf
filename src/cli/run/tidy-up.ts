import type { RunState } from '../../domain/run.ts';
import type { RunEnd } from '../../services/runner/run-playbook.ts';
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
  if (keep) return { ...made, worktrees: folder };
  if (rehearsal) {
    const left = await workspaces.removeAll('remove');
    if (end.kind === 'finished') await workspaces.branches.deleteAll(state.tip);
    return worktreesIn(left);
  }
  if (end.kind !== 'finished' || end.outcome === 'failed') return { ...made, worktrees: folder };
  return { ...made, ...worktreesIn(await workspaces.removeAll('keep')) };
}

function worktreesIn(folders: readonly string[]): Kept {
  return folders.length === 0 ? {} : { worktrees: folders.join(', ') };
}
