import type { Policy } from '../../domain/policy.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { repositoryPath } from '../../store/git-path.ts';
import { exceptionsInForce } from '../exceptions/in-force.ts';
import { standingOn } from '../guard/standing.ts';
import type { Workplace } from '../workplace.ts';
import { groundOf } from './ground.ts';
import { isSame } from './content.ts';
import { takeLook } from './look.ts';

/** A file that differs from its commit, and that the role may not write without asking. */
export interface Against {
  path: string;
  verdict: 'ask' | 'deny';
  text: string;
}

/** What in the caller's worktree is not committed, and against the rules for a role. */
export async function uncommitted(
  workplace: Workplace,
  policy: Policy,
  role: string | undefined,
): Promise<Result<Against[], Refused>> {
  const { repository, clock } = workplace;
  if (!repository.git) return refused('there is no git here, so nobody can say what has changed');
  const now = clock.now();
  const look = await takeLook(repository.worktree, undefined, now);
  const exceptions = await exceptionsInForce(workplace, policy);
  return ok(
    [...look.files].flatMap(([path, { content }]) => {
      const before = look.committed.get(path);
      const shown = repositoryPath(path);
      const decision = standingOn(policy, exceptions, shown, role, now);
      const { strict } = decision;
      if (strict === 'allow' || decision.lifted || (before && isSame(before, content))) return [];
      return [{ path: shown, verdict: strict, text: groundOf({ path: shown, decision }, workplace, role) }];
    }),
  );
}
