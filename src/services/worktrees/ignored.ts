import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGit } from '../../store/git-process.ts';
import type { Readiness } from '../runs/workspaces.ts';

/** What coord itself puts into a worktree, and git does not track. */
const OURS = ['.claude/settings.local.json', '.claude/commands/coord/', '.coord/', 'CLAUDE.md', 'AGENTS.md'];

/** What git ignores in a worktree that has just been made ready, so that it can be told from what came later. */
export async function stampsOf(worktree: string): Promise<string> {
  const listed = await ignoredIn(worktree, ['--directory']);
  return listed.map((path) => stampOf(worktree, path)).join('\n');
}

/** A file by its time and size; a folder by its name alone: what a setup fills goes on changing. */
function stampOf(worktree: string, path: string): string {
  const stats = lstatSync(join(worktree, trim(path)), { throwIfNoEntry: false });
  return stats?.isFile() ? JSON.stringify([path, stats.size, stats.mtimeMs]) : JSON.stringify([path]);
}

/**
 * Files that git ignores, and that would be lost with a worktree: none that coord linked, copied or wrote there or that its
 * setup made, as long as they are still the same.
 * @param main the main checkout
 * @param stamps as `stampsOf` gave them when the worktree was made ready
 * @returns paths in the worktree; a folder stands for all that is in it
 */
export async function ignoredFiles(
  worktree: string,
  main: string,
  { link, copy }: Readiness,
  stamps: string,
): Promise<string[]> {
  const known = new Set(stamps.split('\n'));
  const listed = (await ignoredIn(worktree, ['--directory'])).filter((path) => !known.has(stampOf(worktree, path)));
  // A folder that coord has put something into may hold files of a person as well.
  const mixed = listed.filter((path) => OURS.some((ours) => ours !== path && ours.startsWith(path)));
  const inside = mixed.length > 0 ? await ignoredIn(worktree, ['--', ...mixed]) : [];
  const isCoords = (path: string) =>
    OURS.some((ours) => path === ours || path.startsWith(ours)) ||
    link.some((linked) => isLink(worktree, linked, path));
  const isCopy = (path: string) =>
    copy.some((copied) => trim(copied) === path && isSame(join(main, path), join(worktree, path)));
  return [...listed.filter((path) => !mixed.includes(path)), ...inside].filter(
    (path) => !isCoords(path) && !isCopy(path),
  );
}

async function ignoredIn(worktree: string, more: readonly string[]): Promise<string[]> {
  const { stdout } = await runGit(worktree, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', ...more]);
  return stdout.split('\0').filter((path) => path !== '');
}

function isLink(worktree: string, linked: string, path: string): boolean {
  const isThat = trim(path) === trim(linked);
  return isThat && lstatSync(join(worktree, trim(path)), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function isSame(one: string, other: string): boolean {
  return (
    existsSync(one) && existsSync(other) && lstatSync(other).isFile() && readFileSync(one).equals(readFileSync(other))
  );
}

const trim = (path: string) => path.replace(/^\.\//, '').replace(/\/+$/, '');
