import { git } from '../../store/git-process.ts';

/**
 * Commits these files of a folder, as they are there, and nothing else that is changed or staged; as a person does, with
 * their hooks and settings. Throws `GitFailed`.
 * @param names files in the folder
 * @returns the commit, or undefined where git has them so already
 */
export async function commitFiles(
  folder: string,
  names: readonly string[],
  message: string,
): Promise<string | undefined> {
  if (names.length === 0) return undefined;
  const asPerson = { asPerson: true };
  const status = await git(folder, [...LITERAL, 'status', '--porcelain', '-z', '--', ...names]);
  if (status === '') return undefined;
  await git(folder, [...LITERAL, 'add', '--', ...names], asPerson);
  await git(folder, [...LITERAL, 'commit', '--quiet', '--only', '-F', '-', '--', ...names], {
    ...asPerson,
    input: message,
  });
  return (await git(folder, ['rev-parse', '--short', 'HEAD'])).trim();
}

/** A file's name is no pattern. */
const LITERAL = ['--literal-pathspecs'];
