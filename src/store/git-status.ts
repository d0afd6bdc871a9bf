import { dirname, join } from 'node:path';
import { git, runGit } from './git-process.ts';
import type { GitPath } from './git-path.ts';

/** What a commit has at a path: undefined for nothing. */
export type Entry = { mode: string; id: string } | undefined;

/** A path where the worktree or the index differs from the commit that is checked out. */
export interface StatusRow {
  path: GitPath;
  /** What that commit has. */
  committed: Entry;
  /** The file's mode by git's account, where git tracks it and it is there. */
  mode: string | undefined;
  /** The index's blob, where git finds the same in the file. */
  staged: string | undefined;
  isUnmerged: boolean;
  /** A submodule, whose own status is another question, or a repository that git does not track. */
  isRepository: boolean;
}

export interface Status {
  /** Undefined on a branch without a commit. */
  head: string | undefined;
  rows: StatusRow[];
}

/**
 * Nothing that a person's or an agent's settings say may hide a change: no watcher, no cache of folders, and the times of
 * a file are compared in full. Nothing is written, so that nobody meets a lock of ours.
 */
const LOOK = [
  '--no-optional-locks',
  ...['core.untrackedCache=false', 'core.trustctime=true', 'core.checkStat=default', 'core.ignoreStat=false'].flatMap(
    (setting) => ['-c', setting],
  ),
];
const STATUS = ['status', '--porcelain=v2', '--branch', '-z', '--untracked-files=all', '--no-renames'];

/** Longer than any hook waits for it, in milliseconds. */
const TIMEOUT_MS = 25_000;

/**
 * Every path of the repository whose top is `folder` that differs from its commit. What git ignores is not seen.
 * @param folder canonical; git does not climb out of it
 */
export async function statusOf(folder: string): Promise<Status> {
  const args = [...LOOK, ...STATUS, '--ignored=no', '--ignore-submodules=none'];
  return parseStatus(await ask(folder, args));
}

/** git's answer, byte for byte. */
export function ask(folder: string, args: readonly string[], input = ''): Promise<string> {
  const env = { GIT_CEILING_DIRECTORIES: dirname(folder) };
  return git(folder, args, { encoding: 'latin1', env, input, timeoutMs: TIMEOUT_MS });
}

export const fieldsOf = (text: string): string[] => text.split('\0').filter((field) => field !== '');

const NOTHING = /^0+$/;
const entryOf = (mode: string, id: string): Entry => (NOTHING.test(mode) ? undefined : { mode, id });

/** git-status(1), porcelain format version 2. */
function parseStatus(text: string): Status {
  let head: string | undefined;
  const rows = new Map<GitPath, StatusRow>();
  for (const field of fieldsOf(text)) {
    const oid = /^# branch\.oid (?<id>[0-9a-f]+)$/.exec(field);
    if (oid) head = oid[1];
    const row = rowOf(field);
    // What is taken out of the index and still there has two rows; the first one knows the commit.
    const other = row && rows.get(row.path);
    if (row) rows.set(row.path, other ? { ...row, committed: other.committed ?? row.committed } : row);
  }
  return { head, rows: [...rows.values()] };
}

function rowOf(field: string): StatusRow | undefined {
  const part = (count: number) => {
    const words = field.split(' ');
    return { words, path: words.slice(count).join(' ') };
  };
  switch (field[0]) {
    case '1': {
      const { words, path } = part(8);
      const [, xy = '', sub = '', headMode = '', , mode = '', headId = '', indexId = ''] = words;
      return {
        path,
        committed: entryOf(headMode, headId),
        mode: NOTHING.test(mode) ? undefined : mode,
        staged: xy[1] === '.' && !NOTHING.test(indexId) ? indexId : undefined,
        isUnmerged: false,
        isRepository: sub.startsWith('S'),
      };
    }
    case 'u': {
      const { words, path } = part(10);
      const [, , sub = '', , ourMode = '', , mode = '', , ourId = ''] = words;
      const known = NOTHING.test(mode) ? undefined : mode;
      const isRepository = sub.startsWith('S');
      return {
        path,
        committed: entryOf(ourMode, ourId),
        mode: known,
        staged: undefined,
        isUnmerged: true,
        isRepository,
      };
    }
    case '?': {
      const path = field.slice(2);
      const isRepository = path.endsWith('/');
      return {
        path: isRepository ? path.slice(0, -1) : path,
        committed: undefined,
        mode: undefined,
        staged: undefined,
        isUnmerged: false,
        isRepository,
      };
    }
    default:
      return undefined;
  }
}

/** What two commits differ in, by path: what each of them has. */
export async function treesBetween(folder: string, from: string, to: string): Promise<Map<GitPath, [Entry, Entry]>> {
  const fields = (await ask(folder, ['diff-tree', '-r', '--raw', '--no-abbrev', '--no-renames', '-z', from, to])).split(
    '\0',
  );
  const found = new Map<GitPath, [Entry, Entry]>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [fromMode = '', toMode = '', fromId = '', toId = ''] = (fields[at] ?? '').replace(/^:/, '').split(' ');
    found.set(fields[at + 1] ?? '', [entryOf(fromMode, fromId), entryOf(toMode, toId)]);
  }
  return found;
}

/** The tree of a repository without a commit, in the format of its ids. @param like any id of it */
export function emptyTree(like: string | undefined): string {
  return (like?.length ?? 40) > 40
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}

/** The folder of a repository inside a worktree. @param prefix '' for the worktree itself, else with a slash at its end */
export function folderOf(worktree: string, prefix: GitPath): string {
  return prefix === '' ? worktree : join(worktree, Buffer.from(prefix, 'latin1').toString('utf8'));
}

/** The commit that is checked out; undefined on a branch without any. */
export async function headOf(folder: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'], {
    env: { GIT_CEILING_DIRECTORIES: dirname(folder) },
  });
  return exitCode === 0 ? stdout.trim() : undefined;
}
