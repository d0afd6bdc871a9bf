import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { changesOfEach } from '../../store/git-changes.ts';
import { git } from '../../store/git-process.ts';
import { exceptionsInForce } from '../exceptions/in-force.ts';
import { explain, type RefusalContext } from '../guard/refusal.ts';
import { standingOn } from '../guard/standing.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Workplace } from '../workplace.ts';

/** One line of what git is about to do to its refs (githooks(5), reference-transaction). */
export interface RefUpdate {
  before: string;
  after: string;
  ref: string;
}

const OBJECT = /^[0-9a-f]{40,64}$/;
const NOTHING = /^0+$/;

export function refUpdatesIn(input: string): RefUpdate[] {
  return input.split('\n').flatMap((line) => {
    const [before = '', after = '', ...ref] = line.split(' ');
    return OBJECT.test(before) && OBJECT.test(after) ? [{ before, after, ref: ref.join(' ') }] : [];
  });
}

/**
 * The commits that are work of whoever moves refs, the oldest first.
 *
 * Judged are `refs/heads/*`, and `HEAD` where it is on no branch. New on a branch is what neither another branch
 * (`refs/heads`) nor a server's (`refs/remotes`) has had until now, or gets in the same transaction by a fetch; so what comes
 * by clone, fetch, pull, merge and fast-forward is others' work and passes. Tags (`refs/tags`), `refs/stash`, `refs/notes`
 * and everything else pass too, but make no work known: a commit that only a tag has is new on a branch. New on a detached
 * HEAD is what no ref at all has had; where it is set without regard to where it was, it is only checked out. What is
 * removed, or stays where it is (gc, pack-refs, a branch that is renamed), is no work.
 */
export async function newWork(folder: string, updates: readonly RefUpdate[]): Promise<string[]> {
  const moved = updates.filter(({ before, after }) => before !== after && !NOTHING.test(after));
  const fetched = moved.filter(({ ref }) => ref.startsWith('refs/remotes/')).map(({ after }) => `^${after}`);
  const branches = moved.filter(({ ref }) => ref.startsWith('refs/heads/')).map(({ after }) => after);
  const detached = moved.filter(
    ({ ref, before, after }) => ref === 'HEAD' && !NOTHING.test(before) && !branches.includes(after),
  );
  const list = async (tips: string[], known: string[]) => {
    if (tips.length === 0) return [];
    const input = `${[...tips, ...fetched].join('\n')}\n`;
    const commits = await git(folder, ['rev-list', '--topo-order', '--reverse', '--stdin', '--not', ...known], {
      input,
    });
    return commits.split('\n').filter((commit) => commit !== '');
  };
  const onBranches = await list(branches, ['--branches', '--remotes']);
  const onHead = await list(
    detached.map(({ after }) => after),
    ['--all'],
  );
  return [...new Set([...onBranches, ...onHead])];
}

/** Holds commits against ownership, each by what it changes against its parents: no lease lasts until then. */
export async function judgeNewWork(
  workplace: Workplace,
  policy: Policy,
  commits: readonly string[],
  context: RefusalContext,
  run: string | undefined,
): Promise<Result<undefined, Refused>> {
  const exceptions = await exceptionsInForce(workplace, policy, run);
  const now = workplace.clock.now();
  const against: string[] = [];
  for (const [commit, changes] of await changesOfEach(workplace.repository.worktree, commits)) {
    for (const change of changes) {
      const path = change.path.normalize('NFC');
      const decision = standingOn(policy, exceptions, path, context.role, now);
      if (decision.verdict !== 'deny') continue;
      const [reason = ''] = explain({ kind: 'decided', path, decision }, context).split('\n');
      against.push(`${commit.slice(0, 12)}: ${reason.replace(/^coord: /, '').replace(/\.$/, '')}`);
    }
  }
  if (against.length === 0) return ok(undefined);
  const more = against.length > MOST ? `\n  and ${against.length - MOST} more` : '';
  return refused(
    `git may not put this on a branch:\n  ${against.slice(0, MOST).join('\n  ')}${more}\nLeave those files out, and ask their owner`,
    "If the work is others', fetch it into a remote-tracking branch first.",
  );
}

/** Reasons shown at most. */
const MOST = 10;
