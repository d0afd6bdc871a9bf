import { dirname, join, relative, sep } from 'node:path';
import type { Clock } from '../domain/clock.ts';
import { fileLeases } from '../store/files/leases.ts';
import { stateLayout, type StateLayout } from '../store/files/state-layout.ts';
import { systemClock } from '../store/files/system-clock.ts';
import type { Leases } from '../store/leases.ts';
import { defaultStateDir, findRepository, plainRepository, type Repository } from '../store/repository.ts';
import type { PolicySource } from './policy.ts';

/** A repository with its state and the config in force: what every command and every hook works with. */
export interface Workplace {
  repository: Repository;
  layout: StateLayout;
  source: PolicySource;
  clock: Clock;
  leases: Leases;
}

export interface WorkplaceOptions {
  /** Where the caller stands; decides which worktree it is in. */
  cwd: string;
  /** The config in force, absolute: the one in the main checkout. */
  configPath: string;
  /** Where the state is, absolute; the default lies in git's common directory. */
  stateDir?: string;
  platform: NodeJS.Platform;
}

export function openWorkplace({ cwd, configPath, stateDir, platform }: WorkplaceOptions): Workplace {
  const repository = findRepository(cwd) ?? plainRepository(dirname(configPath));
  const layout = stateLayout(stateDir ?? defaultStateDir(repository));
  const clock = systemClock(platform);
  return {
    repository,
    layout,
    clock,
    leases: fileLeases(layout.leases, clock),
    source: {
      configPath,
      configFile: repositoryPath(repository, configPath),
      cachePath: layout.policyCache,
    },
  };
}

/**
 * The config that rules: a worktree's own copy is only a draft of it, so the path is carried over to the main
 * checkout. A bare repository has none, and the worktree's copy is all there is.
 */
export function configInForce(repository: Repository | undefined, found: string): string {
  if (!repository?.main || repository.main === repository.worktree) return found;
  return join(repository.main, relative(repository.worktree, found));
}

function repositoryPath(repository: Repository, path: string): string {
  return relative(repository.main ?? repository.worktree, path)
    .split(sep)
    .join('/');
}
