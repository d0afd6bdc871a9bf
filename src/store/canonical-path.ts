import { lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isWithin, type Repository, worktreeFinder } from './repository.ts';

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
  return placeFinder(repository)(cwd, path);
}

/** The same for many paths: each folder is looked at once, so what it says is true of one moment. */
export function placeFinder(repository: Repository): (cwd: string, path: string) => Place {
  const worktreeOf = worktreeFinder(repository);
  const links: Links = new Map();
  return (cwd, path) => placed(repository, resolvedBothWays(cwd, path, links), worktreeOf);
}

/** The path as the system would follow it, or why nobody can say. */
function resolvedBothWays(cwd: string, path: string, links: Links): string | { reason: string } {
  if (path === '' || path.includes('\0')) return { reason: 'the path is empty or holds a NUL byte' };
  if (path.length > MAX_PATH) return { reason: `the path is longer than ${MAX_PATH} characters` };

  // Some tools take `..` out of a path before the system sees it, others leave it to the system.
  const [shortened, given] = [resolve(cwd, path), isAbsolute(path) ? path : `${cwd}/${path}`];
  const absolute = canonicalPath(shortened, links);
  const unshortened = given === shortened ? absolute : canonicalPath(given, links);
  if (absolute === undefined || unshortened === undefined)
    return { reason: 'the path leads through a circle of symbolic links' };
  if (absolute !== unshortened) return { reason: "a '..' follows a symbolic link in it, which tools read in two ways" };
  return absolute;
}

function placed(
  repository: Repository,
  absolute: string | { reason: string },
  worktreeOf: (path: string) => string | undefined,
): Place {
  if (typeof absolute !== 'string') return { kind: 'unusable', ...absolute };
  if (isWithin(repository.commonDir, absolute)) return { kind: 'git', absolute };

  const worktree = worktreeOf(absolute);
  if (worktree === undefined || absolute === worktree) return { kind: 'outside', absolute };
  const local = relative(worktree, absolute).split(sep).join('/').normalize('NFC');
  return local.split('/').includes('.git') ? { kind: 'git', absolute } : { kind: 'inside', path: local, absolute };
}

/** Which paths are symbolic links, as far as they were looked at. */
type Links = Map<string, boolean>;

/**
 * The real path of something that may not exist yet, found step by step as the system does (path_resolution(7)): a link
 * leads on from the folder it really lies in. Undefined for a circle of links.
 * @param path absolute; `..` in it goes up from where the part before it really leads
 * @param links what is known already, and what is learned
 */
export function canonicalPath(path: string, links: Links = new Map()): string | undefined {
  const steps = path.split('/').toReversed();
  let here = '/';
  for (let linksLeft = MAX_LINKS, step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step === '' || step === '.') continue;
    const next = step === '..' ? dirname(here) : join(here, step);
    if (!isLink(next, links)) {
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

function isLink(path: string, links: Links): boolean {
  const known = links.get(path);
  if (known !== undefined) return known;
  const found = entryAt(path)?.isSymbolicLink() === true;
  links.set(path, found);
  return found;
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
