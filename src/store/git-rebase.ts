import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where git notes which branch a rebase will move once it is over: for it alone, and with `--update-refs`. */
const NOTES = ['rebase-merge/head-name', 'rebase-merge/update-refs', 'rebase-apply/head-name'];

/**
 * The worktree in which a branch is being rebased, or undefined. Nothing has it checked out meanwhile, and a rebase whose
 * branch has moved under it can't be finished.
 * @param commonDir git's own folder of the repository
 */
export function rebasedAt(commonDir: string, branch: string): string | undefined {
  const linked = join(commonDir, 'worktrees');
  const places = existsSync(linked) ? readdirSync(linked).map((name) => join(linked, name)) : [];
  const isIn = (note: string) => textOf(note).split('\n').includes(`refs/heads/${branch}`);
  const place = [commonDir, ...places].find((gitDir) => NOTES.some((note) => isIn(join(gitDir, note))));
  if (place === undefined) return undefined;
  return dirname(place === commonDir ? commonDir : textOf(join(place, 'gitdir')).trim());
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
