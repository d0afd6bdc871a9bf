import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PortRange } from '../../domain/records.ts';
import { runGit } from '../../store/git-process.ts';
import { gitIn, type ListedWorktree } from '../../store/git.ts';
import { boundRole } from '../bindings.ts';
import { type InstanceNow, listInstances } from '../instances/instances.ts';
import { portRanges } from '../leases/ports.ts';
import type { Workplace } from '../workplace.ts';

/** A worktree, and who is in it. */
export interface WorktreeNow extends ListedWorktree {
  isMain: boolean;
  /** Whether its folder is there. */
  isThere: boolean;
  role?: string;
  /** Who is at work in it. */
  instances: InstanceNow[];
  /** How many files are changed or untracked; undefined where that can't be told. */
  changes: number | undefined;
  ports?: PortRange;
}

/** Every worktree of the repository, the main checkout first. */
export async function worktreesNow(workplace: Workplace): Promise<WorktreeNow[]> {
  const { repository, layout, processes } = workplace;
  const [listed, instances, ranges] = await Promise.all([
    gitIn(repository.main ?? repository.worktree).listWorktrees(),
    listInstances(workplace, processes),
    portRanges(workplace),
  ]);
  const present = instances.filter(({ presence }) => presence === 'active' || presence === 'idle');
  return Promise.all(
    listed.map(async (worktree) => {
      const { path } = worktree;
      const role = boundRole(layout, path);
      const ports = ranges.find((range) => range.worktree === path);
      return {
        ...worktree,
        isMain: path === repository.main || dirname(repository.commonDir) === path,
        isThere: existsSync(path),
        instances: present.filter((instance) => instance.worktree === path),
        changes: existsSync(path) ? await changesIn(path) : undefined,
        ...(role !== undefined && { role }),
        ...(ports && { ports }),
      };
    }),
  );
}

async function changesIn(path: string): Promise<number | undefined> {
  const { exitCode, stdout } = await runGit(path, ['status', '--porcelain', '--untracked-files=all']);
  return exitCode === 0 ? stdout.split('\n').filter((line) => line !== '').length : undefined;
}
