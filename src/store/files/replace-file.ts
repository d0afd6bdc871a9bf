import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Replaces a state file whole: a reader sees the old text or the new one, a crash leaves one of them.
 * @param durable whether it has to outlast a loss of power too
 */
export function replaceFile(path: string, text: string, durable = true): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!durable) return replaceQuickly(path, text);
  writeFileAtomic.sync(path, text, { mode: 0o600 });
  syncFolder(dirname(path));
}

/** What write-file-atomic does besides takes longer than the two calls that matter here. */
function replaceQuickly(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
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
