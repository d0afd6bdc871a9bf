import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, renameSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Content } from '../../domain/records.ts';
import { readBlob } from '../../store/git-blobs.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import { fileAt, type GitPath, repositoryPath } from '../../store/git-path.ts';

/** Why something can't be put back: a sentence without its full stop. */
export type CannotPutBack = string;

/**
 * Puts a content back at a path, whole or not at all: the bytes that were there, or what git checks out.
 */
export async function putBack(worktree: string, path: GitPath, content: Content): Promise<CannotPutBack | undefined> {
  const file = fileAt(worktree, path);
  const folder = dirname(file.toString('latin1'));
  const blocked = blockage(worktree, path);
  if (blocked !== undefined) return blocked;
  if (content.kind === 'absent') {
    removeQuietly(file);
    removeEmptyFolders(worktree, folder);
    return undefined;
  }
  const bytes = await bytesOf(worktree, path, content);
  if (typeof bytes === 'string') return bytes;
  mkdirSync(Buffer.from(folder, 'latin1'), { recursive: true });
  const draft = Buffer.concat([Buffer.from(folder, 'latin1'), Buffer.from(`/.coord-${randomUUID()}`)]);
  try {
    if (content.kind === 'link') symlinkSync(bytes, draft);
    else writeFileSync(draft, bytes, { flag: 'wx', mode: content.executable ? 0o777 : 0o666 });
    renameSync(draft, file);
  } catch (error) {
    removeQuietly(draft);
    throw error;
  }
  return undefined;
}

async function bytesOf(worktree: string, path: GitPath, content: Content): Promise<Buffer | CannotPutBack> {
  if (content.kind === 'link' && content.target !== undefined) return Buffer.from(content.target, 'latin1');
  if (content.kind === 'unkept') return 'it was too large to be kept, and only its size and times are known';
  if (content.kind === 'repository' || content.kind === 'other') return 'what was there was no file that could be kept';
  const filtered = content.kind === 'committed' ? path : undefined;
  return (
    (await readBlob(worktree, content.id ?? '', filtered)) ??
    'git has it no more: unreachable objects are pruned after a time'
  );
}

/** A folder on the way that is a link by now could lead anywhere; a folder in its place is more than one file. */
function blockage(worktree: string, path: GitPath): CannotPutBack | undefined {
  const parent = dirname(`${worktree}/${repositoryPath(path)}`);
  if ((canonicalPath(parent) ?? '').normalize('NFC') !== parent.normalize('NFC'))
    return 'a folder on the way to it is a link now';
  const stats = lstatSync(fileAt(worktree, path), { throwIfNoEntry: false });
  return stats?.isDirectory() ? 'there is a folder in its place now' : undefined;
}

/** As git does: a folder is there for the files in it. */
function removeEmptyFolders(worktree: string, folder: string): void {
  const top = Buffer.from(worktree).toString('latin1');
  for (let one = folder; one.length > top.length; one = dirname(one)) {
    try {
      rmdirSync(Buffer.from(one, 'latin1'));
    } catch {
      return;
    }
  }
}

function removeQuietly(file: Buffer): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
