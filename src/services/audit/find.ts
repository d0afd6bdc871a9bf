import type { Violation } from './violations.ts';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { canonicalPath } from '../../store/canonical-path.ts';

/** A violation as `findViolation` understands it in a worktree: in another one by its whole path. */
export function nameOfViolation({ path, worktree }: Pick<Violation, 'path' | 'worktree'>, here: string): string {
  return worktree === here ? path : join(worktree, path);
}

/**
 * The open violation that a word names: a file from the caller's folder, or from the top of the caller's worktree, or of another
 * one where only one has it. A file that is a link by now is the link.
 */
export function findViolation(
  open: readonly Violation[],
  word: string,
  { cwd, worktree }: { cwd: string; worktree: string },
): Result<Violation, Refused> {
  const named = (path: string) =>
    open.find((violation) => join(violation.worktree, violation.path).normalize('NFC') === path.normalize('NFC'));
  const path = resolve(cwd, word);
  const real = join(canonicalPath(dirname(path)) ?? dirname(path), basename(path));
  const here = named(real) ?? named(path) ?? named(resolve(worktree, word));
  if (here) return ok(here);
  const elsewhere = open.filter((violation) => violation.path === word.normalize('NFC'));
  const [one, ...more] = elsewhere;
  if (one && more.length === 0) return ok(one);
  return one
    ? invalid(`${word} is open in several worktrees`, 'Name it by its whole path.')
    : invalid(`nothing is open at ${relative(cwd, real).startsWith('..') ? real : word}`, 'See what is: coord audit');
}
