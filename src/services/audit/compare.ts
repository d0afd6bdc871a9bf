import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, LookedAt } from '../../domain/records.ts';
import { filteredIds } from '../../store/git-blobs.ts';
import type { GitPath } from '../../store/git-path.ts';
import { emptyTree, type Entry, folderOf, headOf, treesBetween } from '../../store/git-status.ts';
import { gitDirOf } from '../../store/head.ts';
import { ABSENT, committedContent, isSame } from './content.ts';
import { seeFiles } from './disk.ts';
import { pathsMadeHere } from './head-moves.ts';
import type { FreshLook, Look } from './look.ts';

/** A path whose content is another than it was. */
export interface Change {
  path: GitPath;
  before: Content;
  now: Content;
}

/** A repository of the worktree, and how its HEAD has moved between two looks. */
interface Moved {
  prefix: GitPath;
  from: string | undefined;
  to: string | undefined;
  reflog: number;
}

/** All that two looks are compared by. */
interface Comparison {
  worktree: string;
  before: Look;
  after: FreshLook;
  moved: Moved[];
  /** What the commits at both ends of a move have, where they differ. */
  trees: Map<GitPath, [Entry, Entry]>;
  /** What is on disk by now at paths that differed from the commit at the last look and don't any more. */
  clean: Map<GitPath, Content>;
}

/**
 * What was changed in a worktree between two looks, by work done there.
 *
 * A path has changed when its content has, wherever it stands: a commit, a staging or a soft reset of what is on disk changes
 * nothing; a checkout, stash, reset or restore that replaces it does. What HEAD brings along is others' work, and none of it is
 * given here: a path that was as committed before and is so now counts only where a commit changed it that was made here since
 * (head-moves.ts), and in the midst of a merge what is as the merged branch has it does not count. In a submodule HEAD brings
 * something along only where it is the commit that the repository around it wants. What differed from the commit before and is
 * another now counts always: it may have been somebody's only copy. What is in conflict counts once it is resolved.
 */
export async function changesBetween(worktree: string, before: Look, after: FreshLook, now: Date): Promise<Change[]> {
  const { moved, trees } = await movesBetween(worktree, before, after);
  const gone = [...before.files.keys()].filter((path) => !after.files.has(path));
  const seen = await seeFiles(
    worktree,
    gone.map((path) => ({ path })),
    before.files,
    now,
  );
  const clean = new Map([...seen].map(([path, { content }]) => [path, content]));
  const comparison = { worktree, before, after, moved, trees, clean };
  const paths = new Set([...before.files.keys(), ...after.files.keys(), ...trees.keys()]);
  const newcomers = appeared(before, after);
  const isInNew = ({ path }: Change) => newcomers.some((newcomer) => path.startsWith(`${newcomer.path}/`));
  const changes = [...paths].flatMap((path) => changeOf(path, comparison) ?? []).filter((change) => !isInNew(change));
  return [...newcomers, ...(await doneHere(await withoutFiltered(changes, comparison), comparison))];
}

function changeOf(path: GitPath, { before, after, trees, clean }: Comparison): Change | undefined {
  const tree = trees.get(path);
  const seen = after.files.get(path);
  if (seen?.unmerged) return undefined;
  const was = before.files.get(path)?.content ?? (tree ? committedContent(tree[0]) : after.committed.get(path));
  const is = seen?.content ?? clean.get(path) ?? committedContent(tree?.[1]);
  return isSame(was ?? ABSENT, is) ? undefined : { path, before: was ?? ABSENT, now: is };
}

async function movesBetween(worktree: string, before: Look, after: FreshLook) {
  const moved: Moved[] = [];
  const trees = new Map<GitPath, [Entry, Entry]>();
  const known = new Set<GitPath>();
  const waiting: Moved[] = [];
  const add = (move: Moved) => {
    if (known.has(move.prefix)) return;
    known.add(move.prefix);
    waiting.push(move);
  };
  for (const prefix of new Set([...before.repositories.keys(), ...after.repositories.keys()])) {
    const move = await moveOf(worktree, prefix, before.repositories.get(prefix), after);
    if (move) add(move);
  }
  for (let move = waiting.shift(); move; move = waiting.shift()) {
    const { prefix, from, to } = move;
    if (from === to) continue;
    moved.push(move);
    const folder = folderOf(worktree, prefix);
    for (const [path, entries] of await treesBetween(folder, from ?? emptyTree(to), to ?? emptyTree(from))) {
      const [was, is] = entries;
      if (was?.mode !== '160000' && is?.mode !== '160000') trees.set(prefix + path, entries);
      // A submodule that was as its repository wants it, before and after.
      else if (was && is && existsSync(join(folderOf(folder, `${path}/`), '.git')))
        add({ prefix: `${prefix}${path}/`, from: was.id, to: is.id, reflog: 0 });
    }
  }
  return { moved, trees };
}

/** @param was what the last look found; a submodule that was as committed was not looked at */
async function moveOf(
  worktree: string,
  prefix: GitPath,
  was: LookedAt | undefined,
  { repositories, wanted }: FreshLook,
): Promise<Moved | undefined> {
  const is = repositories.get(prefix);
  const from = was ? was.head : wanted.get(prefix);
  if (!was && from === undefined) return undefined;
  const folder = folderOf(worktree, prefix);
  if (!is && !existsSync(join(folder, '.git'))) return undefined;
  return { prefix, from, to: is ? is.head : await headOf(folder), reflog: was?.reflog ?? 0 };
}

/** A repository that somebody has made inside the worktree since: from the next look on, what is in it is looked at. */
function appeared(before: Look, { repositories, wanted }: FreshLook): Change[] {
  const isNew = (prefix: GitPath) => !before.repositories.has(prefix) && !wanted.has(prefix);
  return [...repositories.keys()]
    .filter(isNew)
    .map((prefix) => ({ path: prefix.slice(0, -1), before: ABSENT, now: { kind: 'repository' } }));
}

/** Without those that differ from what was committed only by what git itself changes in files, such as the ends of lines. */
async function withoutFiltered(changes: Change[], { worktree, moved }: Comparison): Promise<Change[]> {
  const doubtful = changes.filter(
    ({ path, before, now }) => before.kind === 'committed' && now.kind === 'file' && repositoryOf(path, moved),
  );
  const ids = await filteredIds(
    worktree,
    doubtful.map(({ path }) => path),
  );
  return changes.filter(({ path, before, now }) => {
    const id = ids.get(path);
    return id === undefined || !isSame(before, { ...now, id });
  });
}

/** Of the changes those that were made here, as the rule above has it. */
async function doneHere(changes: readonly Change[], comparison: Comparison): Promise<Change[]> {
  const { worktree, before, after, moved } = comparison;
  const made = new Set<GitPath>();
  for (const { prefix, ...move } of moved) {
    const folder = folderOf(worktree, prefix);
    for (const path of await pathsMadeHere({ ...move, folder, since: before.at })) made.add(prefix + path);
  }
  const merged = await mergedContents(worktree, after);
  return changes.filter(({ path, now }) => {
    const theirs = merged.get(path);
    if (after.files.has(path)) return theirs === undefined || !isSame(theirs, now);
    if (before.files.has(path)) return true;
    const prefix = repositoryOf(path, moved)?.prefix ?? '';
    return after.wanted.has(prefix) || made.has(path);
  });
}

/** The innermost repository that a path is in, where its HEAD has moved. */
function repositoryOf(path: GitPath, moved: readonly Moved[]): Moved | undefined {
  return moved.filter(({ prefix }) => path.startsWith(prefix)).toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

/** What the branches have that are just being merged, where it differs from HEAD's. */
async function mergedContents(worktree: string, { repositories }: FreshLook): Promise<Map<GitPath, Content>> {
  const contents = new Map<GitPath, Content>();
  for (const [prefix, { head }] of repositories) {
    const folder = folderOf(worktree, prefix);
    const heads = head === undefined ? [] : mergeHeads(folder);
    for (const theirs of heads)
      for (const [path, [, is]] of await treesBetween(folder, head ?? '', theirs))
        contents.set(prefix + path, committedContent(is));
  }
  return contents;
}

function mergeHeads(folder: string): string[] {
  try {
    const text = readFileSync(join(gitDirOf(folder), 'MERGE_HEAD'), 'utf8');
    return text.split('\n').filter((id) => /^[0-9a-f]{40,64}$/.test(id));
  } catch {
    return [];
  }
}
