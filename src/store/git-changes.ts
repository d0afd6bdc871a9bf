import { git } from './git-process.ts';

/** What a change does to one path. A rename is two of them: one path is removed, the other added. */
export interface PathChange {
  /** Relative to the repository, as git has it. */
  path: string;
  /** `mode`: only whether it is executable. A file that becomes a link or a submodule is `changed`. */
  what: 'added' | 'changed' | 'removed' | 'mode';
}

// Both ends of a rename, and submodules whatever the settings say; trees are compared, so no attribute has a say.
const FLAGS = ['-r', '--raw', '-z', '--no-renames', '--no-abbrev', '--ignore-submodules=none'];
const RAW = ['diff-tree', ...FLAGS];

/** What differs between two commits. Throws `GitFailed`. */
export async function netChanges(folder: string, from: string, to: string): Promise<PathChange[]> {
  return [...pathsIn(await git(folder, [...RAW, from, to]))].map(({ change }) => change);
}

/**
 * What each commit changes against its parents, a first commit against nothing. Of a merge of two that is what it has
 * otherwise than git alone would have merged them: what comes from one of them is that one's, and what is dropped of one,
 * or decided between both, is the merge's. Of a merge of more it is what differs from all of them.
 */
export async function changesOfEach(folder: string, commits: readonly string[]): Promise<Map<string, PathChange[]>> {
  const changes = new Map(commits.map((commit): [string, PathChange[]] => [commit, []]));
  if (commits.length === 0) return changes;
  const take = (output: string): void => {
    for (const { commit, change } of pathsIn(output)) changes.get(commit)?.push(change);
  };
  const merges = await mergesAmong(folder, commits);
  const others = commits.filter((commit) => !merges.has(commit));
  if (others.length > 0) take(await git(folder, EACH, { input: `${others.join('\n')}\n` }));
  // One at a time: git 2.39 merges some of several anew as if they had other parents (seen when older ones come first).
  for (const merge of merges) take(await git(folder, [...REMERGED, merge]));
  return changes;
}

const EACH = [...RAW, '--stdin', '-c', '--root'];
const SILENT = ['--no-show-signature', '--no-color'];
const REMERGED = ['log', '--max-count=1', '--remerge-diff', '--format=%H', ...SILENT, ...FLAGS];

/** Those that have two parents. */
async function mergesAmong(folder: string, commits: readonly string[]): Promise<Set<string>> {
  const args = ['rev-list', '--no-walk=unsorted', '--parents', '--stdin'];
  const lines = (await git(folder, args, { input: `${commits.join('\n')}\n` })).split('\n');
  const parents = lines.map((line) => line.split(' '));
  return new Set(parents.flatMap(([commit = '', ...others]) => (others.length === 2 ? [commit] : [])));
}

/** The records of `--raw -z` (git-diff-tree(1)): modes, objects and status, then the path; with `-c` one for each parent. */
function* pathsIn(output: string): Generator<{ commit: string; change: PathChange }> {
  const fields = output.split('\0');
  let commit = '';
  for (let at = 0; at < fields.length - 1; at += 1) {
    // `log` begins the records of a commit on a new line.
    const field = (fields[at] ?? '').replace(/^\n/, '');
    if (!field.startsWith(':')) {
      commit = field;
      continue;
    }
    at += 1;
    yield { commit, change: { path: fields[at] ?? '', what: whatOf(field) } };
  }
}

function whatOf(record: string): PathChange['what'] {
  const parents = /^:+/.exec(record)?.[0].length ?? 1;
  const words = record.slice(parents).split(' ');
  const objects = words.slice(parents + 1, -1);
  const status = words.at(-1)?.[0];
  if (status === 'A') return 'added';
  if (status === 'D') return 'removed';
  const isLinkOrModule = words.slice(0, parents + 1).some((mode) => !mode.startsWith('100'));
  return new Set(objects).size === 1 && !isLinkOrModule ? 'mode' : 'changed';
}
