import { execa } from 'execa';

/**
 * The files that git tracks in a folder and below, relative to it, submodules' included.
 * Undefined where there is no git, or no repository.
 */
export async function trackedFiles(folder: string): Promise<string[] | undefined> {
  const result = await execa('git', ['ls-files', '-z', '--recurse-submodules'], {
    cwd: folder,
    reject: false,
    maxBuffer: 1024 * 1024 * 1024,
    stripFinalNewline: false,
  });
  if (result.failed) return undefined;
  return result.stdout.split('\0').filter((path) => path !== '');
}
