import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Surroundings } from './checks/check.ts';

/** Looks at paths from the config's folder; whatever leads out of the repository round it is `outside`. */
export function lookFrom(dir: string): Surroundings['look'] {
  const root = repositoryRound(dir);
  return (path) => {
    const absolute = resolve(dir, path);
    if (path.startsWith('/') || !isWithin(root, absolute)) return 'outside';
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) return 'missing';
    // A symbolic link may lead out as well as `..` does.
    if (!isWithin(realpathSync(root), realpathSync(absolute))) return 'outside';
    return stats.isFile() ? 'file' : 'folder';
  };
}

/** The nearest folder that git calls a repository, or the config's own folder where there is none. */
function repositoryRound(dir: string): string {
  for (let folder = dir; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return dir;
  }
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith('../');
}
