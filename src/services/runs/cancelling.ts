import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../store/files/replace-file.ts';
import type { RunFolder } from './runs.ts';

/** Whether whoever asks the process that carries a run on to stop is about to end the run for good. It decides nothing. */
export function isCancelling(folder: RunFolder): boolean {
  return existsSync(markOf(folder));
}

export function markCancelling(folder: RunFolder): void {
  replaceFile(markOf(folder), '');
}

export function unmarkCancelling(folder: RunFolder): void {
  rmSync(markOf(folder), { force: true });
}

const markOf = ({ path }: RunFolder) => join(path, 'cancelling');
