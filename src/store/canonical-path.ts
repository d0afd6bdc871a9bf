import { lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isWithin, type Repository, worktreeAround } from './repository.ts';

/** Where a path given to a tool really leads. */
export type Place =
  /** Inside the repository: the path relative to its worktree, the same for every worktree and every alias. */
  | { kind: 'inside'; path: string; absolute: string }
  /** Inside git's own directory, where coord's state lives too unless the config says otherwise. */
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

  // Some tools take `..` out of a path before the system sees it, others leave it to the system.
  const absolute = canonicalPath(resolve(cwd, path));
  const unshortened = canonicalPath(isAbsolute(path) ? path : `${cwd}/${path}`);
  if (absolute === undefined || unshortened === undefined) {
    return { kind: 'unusable', reason: 'the path leads through a circle of symbolic links' };
  }
  if (absolute !== unshortened) {
    return { kind: 'unusable', reason: "a '..' follows a symbolic link in it, which tools read in two ways" };
  }
  if (isWithin(repository.commonDir, absolute)) return { kind: 'git', absolute };

  const worktree = worktreeAround(repository, absolute);
  if (worktree === undefined || absolute === worktree) return { kind: 'outside', absolute };
  const local = relative(worktree, absolute).split(sep).join('/').normalize('NFC');
  return local.split('/').includes('.git') ? { kind: 'git', absolute } : { kind: 'inside', path: local, absolute };
}

/**
 * The real path of something that may not exist yet, found step by step as the system does (path_resolution(7)): a link
 * leads on from the folder it really lies in. Undefined for a circle of links.
 * @param path absolute; `..` in it goes up from where the part before it really leads
 */
export function canonicalPath(path: string): string | undefined {
  const steps = path.split('/').toReversed();
  let here = '/';
  for (let linksLeft = MAX_LINKS, step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step === '' || step === '.') continue;
    const next = step === '..' ? dirname(here) : join(here, step);
    if (!entryAt(next)?.isSymbolicLink()) {
      here = next;
      continue;
    }
    if (linksLeft === 0) return undefined;
    linksLeft -= 1;
    const target = readlinkSync(next);
    if (isAbsolute(target)) here = '/';
    steps.push(...target.split('/').toReversed());
  }
  return asWritten(here);
}

/** The same path as the disk spells it: some file systems take names in any case, and in any Unicode form. */
function asWritten(path: string): string {
  if (entryAt(path)) return realpathSync.native(path);
  return dirname(path) === path ? path : join(asWritten(dirname(path)), basename(path));
}

function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // Nothing can be below a file, or have so long a name.
    if (['ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
