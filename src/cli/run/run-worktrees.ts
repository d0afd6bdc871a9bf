import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoordConfig } from '../../config/generated/config.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import { readinessOf, worktreesHome } from '../../services/worktrees/home.ts';
import type { Repository } from '../../store/repository.ts';
import { clearAfterKilledGit } from '../../services/runs/killed-git.ts';
import { createWorkspaces, type Workspaces } from '../../services/runs/workspaces.ts';

export interface RunWorktrees {
  folder: string;
  branch: string;
  workspaces: Workspaces;
  /** To be called before a run is carried on or ended that may have been killed. */
  clearAfterKill(): Promise<void>;
}

/** Where a run's worktrees are: beside the repository, or for a rehearsal in the system's temporary folder. */
export function runWorktrees(
  run: string,
  rehearsal: boolean,
  repository: Repository,
  config: CoordConfig,
): RunWorktrees {
  const main = repository.main ?? repository.worktree;
  const home = worktreesHome(main, config);
  const place = rehearsal ? join(tmpdir(), `coord-${run}`) : join(home, run);
  // As git spells it on its list: the worktrees are found there again, to be removed.
  const folder = canonicalPath(place) ?? place;
  const branch = `coord/${run}`;
  const places = { commonDir: repository.commonDir, folder, branch };
  return {
    folder,
    branch,
    workspaces: createWorkspaces({ main, ...places, readiness: readinessOf(config) }),
    clearAfterKill: () => clearAfterKilledGit(places),
  };
}
