import { basename, dirname, join, relative, sep } from 'node:path';
import type { Clock } from '../domain/clock.ts';
import { fileLeases } from '../store/files/leases.ts';
import { stateLayout, type StateLayout } from '../store/files/state-layout.ts';
import { systemClock } from '../store/files/system-clock.ts';
import type { Leases } from '../store/leases.ts';
import {
  canonicalFolder,
  defaultStateDir,
  findRepository,
  isWithin,
  plainRepository,
  type Repository,
} from '../store/repository.ts';
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

export function openWorkplace({ cwd, configPath: named, stateDir, platform }: WorkplaceOptions): Workplace {
  const configPath = canonicalFile(named);
  const repository = repositoryOf(configPath, cwd);
  const layout = stateLayout(stateDir ?? defaultStateDir(repository));
  const clock = systemClock(platform);
  const configFile = repositoryPath(repository, configPath);
  return {
    repository,
    layout,
    clock,
    leases: fileLeases(layout.leases, clock),
    source: {
      configPath,
      configFile,
      base: configFile.split('/').slice(0, -1).join('/'),
      cachePath: layout.policyCacheOf(configPath),
    },
  };
}

/**
 * The repository that the config lies in, seen from the worktree of it that the caller stands in. A clone inside it, with
 * no config of its own, is part of it. Somebody else's repository stays what it is: the config does not rule there.
 */
function repositoryOf(configPath: string, cwd: string): Repository {
  const here = findRepository(cwd);
  const home = findRepository(dirname(configPath));
  if (!home) return here ?? plainRepository(canonicalFolder(dirname(configPath)));
  if (here?.commonDir === home.commonDir) return { ...here, main: here.main ?? home.main };
  return here && !isWithin(home.worktree, here.worktree) ? here : home;
}

/**
 * The config that rules: a worktree's own copy is only a draft of it, so the path is carried over to the main
 * checkout. A bare repository has none, and the worktree's copy is all there is.
 */
export function configInForce(repository: Repository | undefined, found: string): string {
  const path = canonicalFile(found);
  if (!repository?.main || repository.main === repository.worktree) return path;
  if (!isWithin(repository.worktree, path)) return path;
  return join(repository.main, relative(repository.worktree, path));
}

/** One name for a config however it was named: links among its folders are followed, its own name stays. */
function canonicalFile(path: string): string {
  return join(canonicalFolder(dirname(path)), basename(path));
}

function repositoryPath(repository: Repository, path: string): string {
  const place = relative(repository.main ?? repository.worktree, path);
  return place.split(sep).join('/').normalize('NFC');
}
