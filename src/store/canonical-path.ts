import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { findRepository, type Repository } from './repository.ts';

/** Where a path given to a tool really leads. */
export type Place =
  /** Inside the repository: the path relative to its worktree, the same for every worktree and every alias. */
  | { kind: 'inside'; path: string; absolute: string }
  /** Inside git's own directory, where coord's state lives too. */
  | { kind: 'git'; absolute: string }
  | { kind: 'outside'; absolute: string }
  | { kind: 'unusable'; reason: string };

/** Longer paths are refused, which bounds what a glob can cost. Linux's PATH_MAX is 4096. */
const MAX_PATH = 4096;
/** Linux gives up on a path after 40 symbolic links (path_resolution(7)). */
const MAX_LINKS = 40;

/** Resolves `path` as a write to it would: through `..`, symbolic links (dangling ones too) and worktrees. */
export function placeOf(repository: Repository, cwd: string, path: string): Place {
  if (path === '' || path.includes('\0')) return { kind: 'unusable', reason: 'the path is empty or holds a NUL byte' };
  if (path.length > MAX_PATH) return { kind: 'unusable', reason: `the path is longer than ${MAX_PATH} characters` };

  const absolute = followLinks(resolve(cwd, path), MAX_LINKS);
  if (absolute === undefined) return { kind: 'unusable', reason: 'the path leads through a circle of symbolic links' };
  if (isWithin(repository.commonDir, absolute)) return { kind: 'git', absolute };

  const home = repository.git ? findRepository(dirname(absolute)) : repository;
  if (home && !isWithin(home.worktree, absolute)) return { kind: 'outside', absolute };
  if (home?.commonDir !== repository.commonDir || absolute === home.worktree) return { kind: 'outside', absolute };
  const local = relative(home.worktree, absolute).split(sep).join('/').normalize('NFC');
  return local.split('/').includes('.git') ? { kind: 'git', absolute } : { kind: 'inside', path: local, absolute };
}

/** The real path of something that may not exist yet: existing parents are resolved, the rest is kept. */
function followLinks(path: string, linksLeft: number): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) {
    if (linksLeft === 0) return undefined;
    return followLinks(resolve(dirname(path), readlinkSync(path)), linksLeft - 1);
  }
  if (stats) return realpathSync.native(path);
  const parent = dirname(path);
  if (parent === path) return path;
  const realParent = followLinks(parent, linksLeft);
  return realParent === undefined ? undefined : join(realParent, basename(path));
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}
