import { runGit } from './git-process.ts';
import { type GitPath, quotedPath, repositoryPath } from './git-path.ts';
import { ask } from './git-status.ts';

/** A file that vanishes while its neighbours are read makes git stop there: it is asked again for the rest, so many times. */
const MOST_RESTARTS = 50;

/**
 * Keeps files as they are, byte for byte, in git's object store, one process for all of them.
 * @returns the blob of each; none of what could not be read
 */
export async function keepFiles(worktree: string, paths: readonly GitPath[]): Promise<Map<GitPath, string>> {
  const kept = new Map<GitPath, string>();
  let rest = paths;
  for (let turn = 0; rest.length > 0 && turn < MOST_RESTARTS; turn += 1) {
    const args = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
    const input = rest.map((path) => `${quotedPath(path)}\n`).join('');
    const { exitCode, stdout, stderr } = await runGit(worktree, args, { input });
    const ids = stdout.split('\n').filter((id) => id !== '');
    for (const [index, id] of ids.entries()) kept.set(rest[index] ?? '', id);
    if (exitCode === 0) break;
    if (/unable to|insufficient/.test(stderr)) throw new Error(`git could not keep what is there: ${stderr.trim()}`);
    rest = rest.slice(ids.length + 1);
  }
  return kept;
}

/** What git would make of these files, with the filters that .gitattributes asks for. */
export async function filteredIds(worktree: string, paths: readonly GitPath[]): Promise<Map<GitPath, string>> {
  if (paths.length === 0) return new Map();
  const input = paths.map((path) => `${quotedPath(path)}\n`).join('');
  const ids = (await ask(worktree, ['hash-object', '--stdin-paths'], input)).split('\n');
  return new Map(paths.map((path, index) => [path, ids[index] ?? '']));
}

/**
 * A blob's bytes; undefined where git has it no more.
 * @param checkedOutAs as git would write the file of this path, with its filters
 */
export async function readBlob(
  worktree: string,
  id: string,
  checkedOutAs: GitPath | undefined,
): Promise<Buffer | undefined> {
  // The rules of .gitattributes are for names that text can say.
  const path = checkedOutAs === undefined ? undefined : repositoryPath(checkedOutAs);
  const how = path === undefined ? ['blob', id] : ['--filters', `--path=${path}`, id];
  const { exitCode, stdout } = await runGit(worktree, ['cat-file', ...how], { encoding: 'latin1' });
  return exitCode === 0 ? Buffer.from(stdout, 'latin1') : undefined;
}
