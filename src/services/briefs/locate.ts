import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { err, ok, type Result } from '../../domain/result.ts';
import { BRIEF_FILES } from './brief-files.ts';

/**
 * The file that `name` stands for in a worktree, canonical; it need not exist yet. A person's link is followed and
 * never replaced, as long as it stays inside the worktree; otherwise the reason why coord leaves it alone.
 */
export function locate(root: string, name: string): Result<string, string> {
  const path = join(root, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return ok(path);
  if (stats.isSymbolicLink()) return followed(root, path);
  return stats.isFile() ? ok(path) : err('it is not a file');
}

function followed(root: string, link: string): Result<string, string> {
  if (!statSync(link, { throwIfNoEntry: false })) return dangling(root, link);
  const target = realpathSync(link);
  const inside = relative(root, target);
  if (inside.startsWith('..') || inside.split(sep)[0] === '.git') {
    return err(`it is a link to ${readlinkSync(link)}, which is outside this worktree`);
  }
  return statSync(target).isFile() ? ok(target) : err(`it is a link to ${readlinkSync(link)}, which is not a file`);
}

/** CLAUDE.md often links to AGENTS.md: then the missing one is simply made. */
function dangling(root: string, link: string): Result<string, string> {
  const target = resolve(dirname(link), readlinkSync(link));
  const name = basename(target);
  const isTwin = dirname(target) === root && BRIEF_FILES.some((file) => file === name && file !== basename(link));
  const isFree = isTwin && !lstatSync(target, { throwIfNoEntry: false });
  return isFree ? ok(target) : err(`it is a link to ${readlinkSync(link)}, which does not exist`);
}
