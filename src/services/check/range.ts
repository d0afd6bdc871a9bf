import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { git, runGit } from '../../store/git-process.ts';
import { gitIn } from '../../store/git.ts';

/** The commits that a change consists of. */
export interface CheckRange {
  base: string;
  head: string;
  /** What the change began from; several where they can't be merged, and then any of them counts. */
  from: string[];
  /** What those come to as far as they can be merged: what is as it is there is no change. */
  together?: string;
  /** Every commit of the head that the base does not have, the oldest first. */
  commits: string[];
}

/** Part of the history is missing, and without it nobody can say what the change is. */
export interface Shallow {
  kind: 'shallow';
  reason: string;
  mend: string;
}

/** @param each whether every commit is going to be looked at, which needs all of them */
export async function rangeOf(
  folder: string,
  { base, head, each }: { base: string; head: string; each: boolean },
): Promise<Result<CheckRange, Refused | Shallow>> {
  const isShallow = (await git(folder, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  const found = await runGit(folder, ['merge-base', '--all', base, head]);
  const bases = linesOf(found.stdout);
  if (isShallow && (each || bases.length === 0)) {
    const reason = each
      ? 'this clone is shallow, so some of the commits may be missing'
      : 'this clone is shallow, and the commit that the change began from is not in it';
    return { ok: false, error: { kind: 'shallow', reason, mend: MEND } };
  }
  if (bases.length === 0) return invalid('base and head have no commit in common', 'Name another --base.');
  const commits = linesOf(await git(folder, ['rev-list', '--topo-order', '--reverse', `${base}..${head}`]));
  return ok({ base, head, ...(await startOf(folder, bases)), commits });
}

const MEND =
  'Clone the whole history: fetch-depth: 0 with actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow.';

/** Where two branches have merged each other, git merges from what their merge bases come to together; so it is here. */
async function startOf(folder: string, bases: readonly string[]): Promise<Pick<CheckRange, 'from' | 'together'>> {
  const [first = '', second, ...more] = bases;
  if (second === undefined) return { from: [first] };
  const merged = await gitIn(folder).merge(first, second, 'merge bases');
  if (merged.kind === 'conflict') return { from: [...bases], ...(more.length === 0 && { together: merged.tree }) };
  return startOf(folder, [merged.commit, ...more]);
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
