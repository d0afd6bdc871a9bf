import { lstatSync, readlinkSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Clock } from '../domain/clock.ts';
import type { Processes } from '../domain/process.ts';
import { fileLeases } from '../store/files/leases.ts';
import { fileStore } from '../store/files/store.ts';
import { systemProcesses } from '../store/files/processes.ts';
import { stateLayout, type StateLayout } from '../store/files/state-layout.ts';
import { systemClock } from '../store/files/system-clock.ts';
import type { LocalLeases } from '../store/leases.ts';
import {
  canonicalFolder,
  defaultStateDir,
  findRepository,
  isWithin,
  plainRepository,
  type Repository,
  worktreeAround,
} from '../store/repository.ts';
import type { Store } from '../store/store.ts';
import type { PolicySource } from './guard/policy.ts';

/** A repository with its state and the config in force: what every command and every hook works with. */
export interface Workplace {
  repository: Repository;
  layout: StateLayout;
  source: PolicySource;
  clock: Clock;
  processes: Processes;
  store: Store;
  /** Held by whoever carries a run on. */
  runLeases: LocalLeases;
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
  const { repository, root } = repositoryOf(configPath, cwd);
  const layout = stateLayout(stateDir ?? defaultStateDir(repository));
  const clock = systemClock(platform);
  const processes = systemProcesses(clock, platform);
  const configFile = pathIn(root, configPath);
  const leadsTo = chainOf(configPath)
    .map((path) => pathIn(root, path))
    .filter((path) => !path.startsWith('../'));
  return {
    repository,
    layout,
    clock,
    processes,
    store: fileStore(layout, { clock, processes, pid: process.pid }),
    runLeases: fileLeases(layout.leases, clock),
    source: {
      configPath,
      configFile,
      base: configFile.split('/').slice(0, -1).join('/'),
      ...(leadsTo.length > 0 && { leadsTo }),
      cachePath: layout.policyCacheOf(configPath),
    },
  };
}

/**
 * The repository that the config lies in, seen from the worktree of it that the caller stands in; a clone inside it is a
 * part of it. Somebody else's repository stays what it is, and the config then lies outside.
 */
function repositoryOf(configPath: string, cwd: string): { repository: Repository; root: string } {
  const home = findRepository(dirname(configPath));
  const worktree = home && worktreeAround(home, join(canonicalFolder(cwd), 'a file'));
  const here = findRepository(cwd);
  const repository =
    home && (worktree !== undefined || !here)
      ? { ...home, worktree: worktree ?? home.worktree }
      : (here ?? plainRepository(dirname(configPath)));
  // Where the repository is bare, the config lies in one of its worktrees, and not always in this one.
  const root = repository.main ?? (home?.commonDir === repository.commonDir ? home.worktree : repository.worktree);
  return { repository, root };
}

/**
 * The config that rules: a worktree's own copy is only a draft of it, so the path is carried over to the main
 * checkout. A bare repository has none, and the worktree's copy is all there is.
 */
export function configInForce(found: string): string {
  const path = canonicalFile(found);
  const repository = findRepository(dirname(path));
  if (!repository?.main || !isWithin(repository.worktree, path)) return path;
  return join(repository.main, relative(repository.worktree, path));
}

/** Linux gives up on a path after 40 symbolic links (path_resolution(7)). */
const MAX_LINKS = 40;

/** Every file that a link leads to, one after the other, each by the folder that it really lies in. */
function chainOf(path: string): string[] {
  const chain: string[] = [];
  for (let at = path; chain.length < MAX_LINKS && isLink(at); chain.push(at))
    at = canonicalFile(resolve(dirname(at), readlinkSync(at)));
  return chain;
}

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** One name for a config however it was named: links among its folders are followed, its own name stays. */
function canonicalFile(path: string): string {
  return join(canonicalFolder(dirname(path)), basename(path));
}

function pathIn(root: string, path: string): string {
  return relative(root, path).split(sep).join('/').normalize('NFC');
}
