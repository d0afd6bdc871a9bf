import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How the names of files end that are being written, and that nobody reads. */
export const DRAFT = '.draft';

/**
 * Replaces a state file whole: a reader sees the old text or the new one, a crash leaves one of them. Every byte is known
 * to be written before the file has its name (write-file-atomic takes a short write for a whole one).
 * @param durable whether it has to outlast a loss of power too
 */
export function replaceFile(path: string, content: string | Uint8Array, durable = true): void {
  const folder = dirname(path);
  if (durable) makeFolder(folder);
  else mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}${DRAFT}`;
  try {
    if (durable) writeDurably(draft, content);
    else writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    removeQuietly(draft);
    throw error;
  }
  if (durable) syncFolder(folder);
}

function writeDurably(path: string, content: string | Uint8Array): void {
  const fd = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a folder, and those above it that are missing, under names that outlast a loss of power. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

/** Makes a new name in a folder durable: a file's own fsync does not (fsync(2)). */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Takes a file away that is of no use to anybody: whether that works changes nothing. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It has a name that nobody reads; `coord doctor --state` shows it.
  }
}

/** The same for a folder, where it is empty. */
export function removeFolderQuietly(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // As above.
  }
}
