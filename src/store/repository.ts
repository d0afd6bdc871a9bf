import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A git repository as seen from one of its worktrees. Found by reading files: a hook has no time to start git. */
export interface Repository {
  /** The top folder of the worktree we stand in, canonical. */
  worktree: string;
  /** Git's common directory, which every worktree shares, canonical; `.coord` where there is no git. */
  commonDir: string;
  /** False where there is no git: then there are no other worktrees either. */
  git: boolean;
  /** The main checkout's top folder; undefined for a bare repository. */
  main: string | undefined;
}

/** The outermost repository round `start`: a submodule belongs to the repository that holds it. */
export function findRepository(start: string): Repository | undefined {
  for (let folder = canonicalFolder(start); ; folder = dirname(folder)) {
    const found = repositoryAt(folder);
    if (found) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A folder without git, taken as a repository of one worktree. */
export function plainRepository(folder: string): Repository {
  const worktree = realpathSync(folder);
  return { worktree, commonDir: join(worktree, '.coord'), git: false, main: worktree };
}

/** Where coord keeps its state for a repository unless the config's `state.dir` says otherwise. */
export function defaultStateDir(repository: Repository): string {
  return repository.git ? join(repository.commonDir, 'coord') : join(repository.commonDir, 'state');
}

function repositoryAt(folder: string): Repository | undefined {
  const dotGit = join(folder, '.git');
  const stats = statSync(dotGit, { throwIfNoEntry: false });
  if (stats?.isDirectory() && existsSync(join(dotGit, 'HEAD'))) {
    const commonDir = realpathSync(dotGit);
    return { worktree: folder, commonDir, git: true, main: folder };
  }
  return stats?.isFile() ? linkedRepository(folder, dotGit) : undefined;
}

/** `.git` is a file in a linked worktree, in a submodule, and with `--separate-git-dir`. */
function linkedRepository(folder: string, dotGit: string): Repository | undefined {
  const target = /^gitdir: (.+?)\r?\n?$/.exec(readFileSync(dotGit, 'utf8'))?.[1];
  if (target === undefined) return undefined;
  const gitDir = resolve(folder, target);
  if (!existsSync(gitDir)) return undefined;

  const pointer = join(gitDir, 'commondir');
  if (existsSync(pointer)) {
    const commonDir = realpathSync(resolve(gitDir, readFileSync(pointer, 'utf8').trim()));
    const main = basename(commonDir) === '.git' ? dirname(commonDir) : undefined;
    return { worktree: folder, commonDir, git: true, main };
  }
  const commonDir = realpathSync(gitDir);
  const outer = dirname(folder) === folder ? undefined : findRepository(dirname(folder));
  if (outer && commonDir.startsWith(join(outer.commonDir, 'modules'))) return outer;
  return { worktree: folder, commonDir, git: true, main: folder };
}

/** The nearest folder that exists, with every symbolic link followed. */
function canonicalFolder(path: string): string {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return realpathSync(folder);
    if (dirname(folder) === folder) return folder;
  }
}
