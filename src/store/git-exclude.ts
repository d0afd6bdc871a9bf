import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type LinesOwner, withLines } from './marked-lines.ts';

/**
 * Makes git ignore `paths` (relative to the top of each worktree) in every worktree, through info/exclude: the person's
 * own .gitignore is not ours. No paths take the owner's lines out again.
 */
export function excludeFromGit(commonDir: string, owner: LinesOwner, paths: readonly string[]): void {
  const file = excludeFile(commonDir);
  const before = existsSync(file) ? readFileSync(file, 'latin1') : '';
  const after = withLines(before, paths.map(ignorePattern), owner);
  if (before === after) return;
  if (after === '') return rmSync(file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic.sync(file, Buffer.from(after, 'latin1'));
}

/** Git's list of what it ignores in every worktree. */
export function excludeFile(commonDir: string): string {
  return join(commonDir, 'info', 'exclude');
}

/** A path at the top of the worktree as a gitignore line, nothing in it a wildcard. */
export function ignorePattern(path: string): string {
  return `/${path.replaceAll(/[\\*?[\]]/g, '\\$&')}`.replace(/ $/, '\\ ');
}
