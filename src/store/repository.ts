import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** A git repository as seen from one of its worktrees. Found by reading files: a hook has no time to start git. */
export interface Repository {
  /** The top folder of the worktree we stand in, canonical. */
  worktree: string;
  /** Git's common directory, which every worktree shares, canonical; `.coord` where there is no git. */
  commonDir: string;
  /** False where there is no git: then there are no other worktrees either. */
  git: boolean;
  /**
   * The main checkout's top folder. Undefined for a bare repository, and in a linked worktree of one whose git directory
   * lies elsewhere (`--separate-git-dir`): git itself does not know the checkout then.
   */
  main: string | undefined;
}

/** The nearest repository round `start`; a submodule belongs to the repository that holds it. */
export function findRepository(start: string): Repository | undefined {
  for (const folder of foldersAbove(canonicalFolder(start))) {
    const found = repositoryAt(folder);
    if (found) return found;
  }
  return undefined;
}

/**
 * The worktree of `repository` that a path lies in: the innermost of its own. Whatever other repository lies between, a
 * clone in a sub-folder for one, does not take the path away from it. Undefined outside all of them.
 * @param path canonical
 */
export function worktreeAround(repository: Repository, path: string): string | undefined {
  return worktreeFinder(repository)(path);
}

/** The same for many paths: each folder is looked at once, so what it says is true of one moment. */
export function worktreeFinder(repository: Repository): (path: string) => string | undefined {
  if (!repository.git) return (path) => (isWithin(repository.worktree, path) ? repository.worktree : undefined);
  // Without its `.git` file a worktree is still ours: git has it on its list.
  const orphaned = listedWorktrees(repository).filter((root) => !existsSync(join(root, '.git')));
  const byFolder = new Map<string, string | undefined>();
  return (path) => {
    const folder = dirname(path);
    if (!byFolder.has(folder)) byFolder.set(folder, ownWorktree(repository, folder));
    const found = [byFolder.get(folder), ...orphaned.filter((root) => isWithin(root, path))];
    return found.filter((root) => root !== undefined).sort((a, b) => b.length - a.length)[0];
  };
}

function ownWorktree({ commonDir }: Repository, folder: string): string | undefined {
  for (const above of foldersAbove(canonicalFolder(folder))) {
    const here = repositoryAt(above);
    if (here?.commonDir === commonDir) return here.worktree;
  }
  return undefined;
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

export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The nearest folder that exists, with every symbolic link followed. */
export function canonicalFolder(path: string): string {
  for (const folder of foldersAbove(resolve(path))) {
    if (existsSync(folder) && statSync(folder).isDirectory()) return realpathSync.native(folder);
  }
  return resolve('/');
}

function* foldersAbove(start: string): Generator<string> {
  for (let folder = start; ; folder = dirname(folder)) {
    yield folder;
    if (dirname(folder) === folder) return;
  }
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
    return { worktree: folder, commonDir, git: true, main: mainCheckout(commonDir) };
  }
  const commonDir = realpathSync(gitDir);
  const outer = dirname(folder) === folder ? undefined : findRepository(dirname(folder));
  if (outer && isModuleOf(outer.commonDir, commonDir)) return outer;
  return { worktree: folder, commonDir, git: true, main: folder };
}

/** Git keeps a submodule in `modules/` of the repository, or of that one linked worktree which it was made in. */
function isModuleOf(outer: string, gitDir: string): boolean {
  if (isWithin(join(outer, 'modules'), gitDir)) return true;
  const [name, modules] = isWithin(join(outer, 'worktrees'), gitDir)
    ? gitDir.slice(join(outer, 'worktrees').length + 1).split(sep)
    : [];
  return name !== undefined && modules === 'modules';
}

/** The checkout that a git directory belongs to, as git finds it: by its config, else the folder that it lies in. */
function mainCheckout(commonDir: string): string | undefined {
  const config = readIfThere(join(commonDir, 'config')) ?? '';
  const core = [...config.matchAll(/^\s*\[core\]([^[]*)/gim)].map((match) => match[1]).join('\n');
  const worktree = /^\s*worktree\s*=\s*"?(.+?)"?\s*$/im.exec(core)?.[1];
  if (worktree !== undefined) return canonicalFolder(resolve(commonDir, worktree));
  if (/^\s*bare\s*=\s*true\s*$/im.test(core)) return undefined;
  return basename(commonDir) === '.git' ? dirname(commonDir) : undefined;
}

/** Every worktree that is there, canonical, the main checkout first. */
export function worktreesOf(repository: Repository): string[] {
  const { main } = repository;
  return [...(main === undefined ? [] : [canonicalFolder(main)]), ...listedWorktrees(repository)];
}

/** The linked worktrees that git has on its list and that are still there, canonical. */
function listedWorktrees({ commonDir }: Repository): string[] {
  const list = join(commonDir, 'worktrees');
  if (!existsSync(list)) return [];
  return readdirSync(list).flatMap((name) => {
    const dotGit = readIfThere(join(list, name, 'gitdir'))?.trim();
    const root = dotGit && dirname(resolve(list, name, dotGit));
    return root && existsSync(root) ? [realpathSync.native(root)] : [];
  });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
