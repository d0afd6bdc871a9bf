import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git-process.ts';

/** What git knows of every file of a worktree, as it is on disk now: its mode and the id of its bytes, by path. */
export type Contents = ReadonlyMap<string, string>;

/**
 * Every file that git tracks or would track; what it ignores is not among them. Nothing is written.
 * @param folder the top of the worktree
 * @throws GitFailed
 */
export async function contentsOf(folder: string): Promise<Contents> {
  const [tracked, dirty, untracked] = await Promise.all([
    git(folder, ['ls-files', '-z', '--stage']),
    git(folder, ['--no-optional-locks', 'diff-files', '-z', '--name-only', '--ignore-submodules=none']),
    git(folder, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  const contents = new Map<string, string>();
  let algorithm = 'sha1';
  for (const field of fieldsOf(tracked)) {
    const [, mode = '', id = '', path = ''] = /^(\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(field) ?? [];
    if (id.length > 40) algorithm = 'sha256';
    contents.set(path, `${mode} ${id}`);
  }
  for (const path of [...fieldsOf(dirty), ...fieldsOf(untracked)]) {
    const now = onDisk(folder, path, algorithm);
    if (now === undefined) contents.delete(path);
    else contents.set(path, now);
  }
  return contents;
}

const fieldsOf = (text: string): string[] => text.split('\0').filter((field) => field !== '');

/** As git would write it down (git-hash-object(1)), but for filters. Undefined where nothing is there. */
function onDisk(folder: string, path: string, algorithm: string): string | undefined {
  const full = join(folder, path);
  const found = lstatSync(full, { throwIfNoEntry: false });
  if (!found) return undefined;
  // A repository inside this one: what is in it can't be said by one id, and `UNKNOWN` is like nothing else.
  if (!found.isFile() && !found.isSymbolicLink()) return UNKNOWN;
  const bytes = found.isFile() ? readFileSync(full) : Buffer.from(readlinkSync(full));
  const id = createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return `${found.isFile() ? (found.mode & 0o100 ? '100755' : '100644') : '120000'} ${id}`;
}

/** What is there can't be told from what was there before. */
export const UNKNOWN = 'unknown';

/**
 * The paths in which a worktree differs from a commit: committed since, staged, changed or new.
 * @throws GitFailed
 */
export async function changedSince(folder: string, commit: string): Promise<string[]> {
  const [differing, untracked] = await Promise.all([
    git(folder, [
      'diff',
      '-z',
      '--name-only',
      '--no-renames',
      '--no-ext-diff',
      '--ignore-submodules=none',
      commit,
      '--',
    ]),
    git(folder, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  return [...new Set([...fieldsOf(differing), ...fieldsOf(untracked)])].map((path) => path.normalize('NFC'));
}
