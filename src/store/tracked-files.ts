import { runGit } from './git-process.ts';

/**
 * The files that git tracks in a folder and below, relative to it, submodules' included.
 * Undefined where there is no git, or no repository.
 */
export async function trackedFiles(folder: string): Promise<string[] | undefined> {
  const { exitCode, stdout } = await runGit(folder, ['ls-files', '-z', '--recurse-submodules']);
  return exitCode === 0 ? stdout.split('\0').filter((path) => path !== '') : undefined;
}
