import { createHash } from 'node:crypto';
import { type BigIntStats, lstatSync, readlinkSync } from 'node:fs';
import type { Content, SeenFile } from '../../domain/records.ts';
import { keepFiles } from '../../store/git-blobs.ts';
import { fileAt, type GitPath } from '../../store/git-path.ts';
import { ABSENT } from './content.ts';

/** Larger files are known by their size and times alone, and can't be put back, in bytes. */
const LARGEST = 16 * 1024 * 1024;
/** What one look keeps at most, in files and in bytes: a folder of others' packages that git does not ignore must not stop it. */
const MOST_FILES = 5000;
const MOST_BYTES = 256 * 1024 * 1024;
/** A file may change twice within the grain of its time: what changed longer ago than this has one time for each change. */
const SETTLED_MS = 2000;

/** What is to be looked at: a path, and its mode by git's account, where git tracks it. */
export interface Wanted {
  path: GitPath;
  mode?: string | undefined;
  isUnmerged?: boolean;
}

/**
 * What is on disk. Each file is read, and kept in git's object store, unless it is known to be what it was.
 * @param known by path, what was seen before
 * @param now wall clock
 */
export async function seeFiles(
  worktree: string,
  wanted: readonly Wanted[],
  known: ReadonlyMap<GitPath, SeenFile>,
  now: Date,
): Promise<Map<GitPath, SeenFile>> {
  const seen = new Map<GitPath, SeenFile>();
  const unread: { wanted: Wanted; stat: string; executable: boolean }[] = [];
  let bytes = 0;
  for (const one of wanted) {
    const stats = statOf(worktree, one.path);
    const stat = stats && stampOf(stats);
    const isSettled = stats !== undefined && Number(stats.ctimeMs) < now.getTime() - SETTLED_MS;
    const settled = isSettled && stat !== undefined ? { stat } : {};
    const before = known.get(one.path);
    if (!stats?.isFile()) seen.set(one.path, marked(one, { content: otherContent(worktree, one.path, stats) }));
    else {
      const executable = isExecutable(stats, one.mode);
      // One that was too much to be kept is known by its times alone.
      const isKnown = stat !== undefined && (before?.stat === stat || isUnkeptAt(stat, before));
      const kept = isKnown ? before?.content : undefined;
      const isTooMuch = stats.size > LARGEST || unread.length >= MOST_FILES || bytes + Number(stats.size) > MOST_BYTES;
      if (kept || isTooMuch) {
        const { kind, id = '' } = kept ?? { kind: 'unkept' as const, id: stat ?? '' };
        seen.set(one.path, marked(one, { content: fileContent(kind, id, executable), ...settled }));
      } else {
        unread.push({ wanted: one, stat: isSettled ? (stat ?? '') : '', executable });
        bytes += Number(stats.size);
      }
    }
  }
  const ids = await keepFiles(
    worktree,
    unread.map(({ wanted: { path } }) => path),
  );
  for (const { wanted: one, stat, executable } of unread) {
    const id = ids.get(one.path);
    // What has gone, or may not be read, between two looks at it.
    const content: Content = id === undefined ? unreadable(worktree, one.path) : fileContent('file', id, executable);
    seen.set(one.path, marked(one, { content, ...(stat !== '' && id !== undefined && { stat }) }));
  }
  return seen;
}

const isUnkeptAt = (stat: string, before: SeenFile | undefined): boolean =>
  before?.content.kind === 'unkept' && before.content.id === stat;

/** One file, as it is now. */
export async function seeFile(worktree: string, wanted: Wanted, now: Date): Promise<Content> {
  return (await seeFiles(worktree, [wanted], new Map(), now)).get(wanted.path)?.content ?? ABSENT;
}

const marked = ({ isUnmerged }: Wanted, seen: SeenFile): SeenFile => (isUnmerged ? { ...seen, unmerged: true } : seen);

const fileContent = (kind: Content['kind'], id: string, executable: boolean): Content => ({
  kind,
  id,
  ...(executable && { executable }),
});

/** git's word where it tracks the file: some file systems know no such mode. */
function isExecutable({ mode }: BigIntStats, known: string | undefined): boolean {
  return known === undefined || known === '120000' ? (mode & 0o100n) !== 0n : known === '100755';
}

function unreadable(worktree: string, path: GitPath): Content {
  const stats = statOf(worktree, path);
  return stats?.isFile() ? { kind: 'unkept', id: stampOf(stats) } : otherContent(worktree, path, stats);
}

function otherContent(worktree: string, path: GitPath, stats: BigIntStats | undefined): Content {
  // A folder in the place of a file: what is in it has paths of its own.
  if (!stats || stats.isDirectory()) return ABSENT;
  if (!stats.isSymbolicLink()) return { kind: 'other' };
  const target = targetOf(fileAt(worktree, path));
  if (!target) return ABSENT;
  const id = createHash('sha1').update(`blob ${target.length}\0`).update(target).digest('hex');
  return { kind: 'link', id, target: target.toString('latin1') };
}

/** Where a link leads; undefined where it has just gone. */
function targetOf(file: Buffer): Buffer | undefined {
  try {
    return readlinkSync(file, { encoding: 'buffer' });
  } catch (error) {
    if (['ENOENT', 'EINVAL', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** What changes with every change of a file. */
export function stampOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino}.${size}.${mtimeNs}.${ctimeNs}`;
}

export function statOf(worktree: string, path: GitPath): BigIntStats | undefined {
  try {
    return lstatSync(fileAt(worktree, path), { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    // Nothing can be below a file.
    if (['ENOTDIR', 'EACCES', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
