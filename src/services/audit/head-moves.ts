import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { GitPath } from '../../store/git-path.ts';
import { ask, fieldsOf, treesBetween } from '../../store/git-status.ts';
import { reflogOf } from './look.ts';

/** One move of HEAD, as git's record of them (the reflog) has it. */
interface Step {
  from: string;
  to: string;
  /** Seconds of the wall clock. */
  at: number;
  what: string;
}

/** Moves to a commit that was there already: nothing is made by them. */
const ARRIVALS = /^(?:checkout|reset|clone|switch|Branch)\b|\((?:start|finish)\)|: Fast-forward$|^bisect/;

/** More commits than this since the last look are taken as brought from elsewhere. */
const MOST_COMMITS = 1000;

/** What HEAD has been through since a look. */
export interface HeadMove {
  folder: string;
  from: string | undefined;
  to: string | undefined;
  /** How long the record of its moves was at the look, in bytes. */
  reflog: number;
  /** Wall clock, ISO 8601, of the look. */
  since: string;
}

/**
 * The paths that commits changed which were made here since the look: by commit, amend, merge, cherry-pick, rebase. A commit was
 * made in a move of HEAD if it carries the move's own time: one that came by fetch, pull or checkout was there before. Of a
 * merge only what differs from both sides counts, of an amended commit what it did not have before, and nothing of a commit that
 * HEAD has left again. Where git keeps no record of the moves, every new commit that is not older than the look counts.
 */
export async function pathsMadeHere(move: HeadMove): Promise<Set<GitPath>> {
  const { folder, to } = move;
  if (to === undefined) return new Set();
  const steps = stepsOf(move);
  const makings = steps?.filter((step) => step.from !== step.to && !ARRIVALS.test(step.what));
  const commits = makings ? [...new Set(makings.map((step) => step.to))] : await newCommits(move);
  const changed = await changedBy(folder, commits.slice(0, MOST_COMMITS));
  const made: GitPath[] = [];
  if (makings) {
    const left = makings.length === steps?.length ? new Set() : await leftBehind(folder, commits, to);
    const known = new Map(changed.filter(({ id }) => !left.has(id)).map((commit) => [commit.id, commit]));
    for (const step of makings) {
      const commit = known.get(step.to);
      if (commit?.at === step.at) made.push(...(await withoutAmended(folder, commit, step)));
    }
  } else {
    const sinceS = Math.floor(Date.parse(move.since) / 1000);
    made.push(...changed.filter(({ at }) => at >= sinceS).flatMap(({ paths }) => paths));
  }
  return new Set(made);
}

/** Of these commits those that HEAD has gone away from again: what they changed is not there any more. */
async function leftBehind(folder: string, commits: readonly string[], to: string): Promise<Set<string>> {
  const input = [...commits, `^${to}`, ''].join('\n');
  return new Set((await ask(folder, ['rev-list', '--stdin'], input)).split('\n'));
}

/** A commit that takes the place of another one: without what that one had already. */
async function withoutAmended(folder: string, { paths, parents }: Changed, { from, to }: Step): Promise<GitPath[]> {
  if (parents.length === 0 || parents.includes(from) || /^0+$/.test(from)) return paths;
  const trees = await treesBetween(folder, from, to);
  return paths.filter((path) => trees.has(path));
}

/** The moves since the look, where they lead without a gap from what was checked out to what is. */
function stepsOf({ folder, from, to, reflog }: HeadMove): Step[] | undefined {
  const all = linesAfter(folder, reflog).flatMap((line) => {
    const [, before = '', after = '', at = '', what = ''] =
      /^([0-9a-f]+) ([0-9a-f]+) .*?> (\d+) [+-]\d+\t?(.*)$/.exec(line) ?? [];
    return before === '' ? [] : [{ from: before, to: after, at: Number(at), what }];
  });
  // Of a submodule that was as committed nobody knows how long the record was: it begins when HEAD last came there.
  const steps = reflog > 0 ? all : all.slice(all.findLastIndex((step) => step.to === from) + 1);
  const [first] = steps;
  const isFirst = from === undefined ? /^0+$/.test(first?.from ?? '') : first?.from === from;
  const hasGap = steps.some((step, index) => index > 0 && steps[index - 1]?.to !== step.from);
  return first && isFirst && !hasGap && steps.at(-1)?.to === to ? steps : undefined;
}

function linesAfter(folder: string, offset: number): string[] {
  try {
    const fd = openSync(reflogOf(folder), 'r');
    try {
      const length = fstatSync(fd).size - offset;
      if (length <= 0) return [];
      const bytes = Buffer.alloc(length);
      readSync(fd, bytes, 0, length, offset);
      return bytes
        .toString('latin1')
        .split('\n')
        .filter((line) => line !== '');
    } finally {
      closeSync(fd);
    }
  } catch {
    return [];
  }
}

async function newCommits({ folder, from, to }: HeadMove): Promise<string[]> {
  const but = from === undefined ? [] : ['--not', from];
  const args = ['rev-list', '--reverse', `--max-count=${MOST_COMMITS}`, to ?? '', ...but];
  return (await ask(folder, args)).split('\n').filter((id) => id !== '');
}

interface Changed {
  id: string;
  /** Seconds of the wall clock, by whoever made it. */
  at: number;
  parents: string[];
  paths: GitPath[];
}

/** What each commit changed: against its parent, and a merge against all of them. */
async function changedBy(folder: string, commits: readonly string[]): Promise<Changed[]> {
  if (commits.length === 0) return [];
  const args = ['-c', 'log.showRoot=true', 'log', '--no-walk=unsorted', '--stdin', '-c', '--name-only', '--no-renames'];
  const format = ['--no-show-signature', '--ignore-submodules=none', '-z', '--format=commit %H %ct %P'];
  const text = await ask(folder, [...args, ...format], `${commits.join('\n')}\n`);
  const found: Changed[] = [];
  for (const field of fieldsOf(text)) {
    const [, id, at, parents = ''] = /^\n?commit ([0-9a-f]+) (\d+) ([0-9a-f ]*)$/.exec(field) ?? [];
    const last = found.at(-1);
    // Only the next one that was asked for begins another part, whatever files are called.
    if (id !== undefined && id === commits[found.length])
      found.push({ id, at: Number(at), parents: parents.split(' ').filter((one) => one !== ''), paths: [] });
    else last?.paths.push(last.paths.length === 0 ? field.replace(/^\n/, '') : field);
  }
  return found;
}
