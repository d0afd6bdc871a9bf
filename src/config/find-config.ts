import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const CONFIG_NAME = 'coord.config.yaml';

/**
 * The config that rules in a folder: its own, or that of the nearest folder above.
 * @param override a file that is named outright; it is not checked to exist
 * @returns an absolute path, or undefined where there is none up to the root of the file system
 */
export function findConfig(start: string, override?: string): string | undefined {
  if (override !== undefined) return resolve(start, override);
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const file = join(folder, CONFIG_NAME);
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
    if (dirname(folder) === folder) return undefined;
  }
}
