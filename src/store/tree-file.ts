import { git, runGit } from './git-process.ts';

/** A file of a commit, read without any worktree. */
export interface TreeFile {
  /** Where it really is in that commit, every link followed. */
  path: string;
  text: string;
  /** The links that were followed on the way there. */
  links: string[];
}

/** Linux gives up on a path after 40 symbolic links (path_resolution(7)). */
const MAX_LINKS = 40;
const LINK = '120000';

/**
 * The file that a path leads to in a commit: undefined where there is none, where a link leads out of the repository, and
 * where links go round in a circle.
 */
export async function treeFile(folder: string, commit: string, path: string): Promise<TreeFile | undefined> {
  const steps = path.split('/').toReversed();
  const here: string[] = [];
  const links: string[] = [];
  let entry: Entry | undefined;
  for (let linksLeft = MAX_LINKS, step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (here.pop() === undefined) return undefined;
      entry = undefined;
      continue;
    }
    const next = [...here, step].join('/');
    entry = await entryAt(folder, commit, next);
    if (!entry) return undefined;
    if (entry.mode !== LINK) {
      here.push(step);
      continue;
    }
    const target = await git(folder, ['cat-file', 'blob', entry.object]);
    if (linksLeft === 0 || target.startsWith('/')) return undefined;
    linksLeft -= 1;
    links.push(next);
    steps.push(...target.split('/').toReversed());
  }
  if (!entry?.mode.startsWith('100')) return undefined;
  return { path: here.join('/'), text: await git(folder, ['cat-file', 'blob', entry.object]), links };
}

interface Entry {
  mode: string;
  object: string;
}

async function entryAt(folder: string, commit: string, path: string): Promise<Entry | undefined> {
  const { exitCode, stdout } = await runGit(folder, ['ls-tree', '-z', '--full-tree', commit, '--', path]);
  const [, mode, object] = /^(\d+) \w+ ([0-9a-f]+)\t/.exec(stdout) ?? [];
  return exitCode === 0 && mode !== undefined && object !== undefined ? { mode, object } : undefined;
}
