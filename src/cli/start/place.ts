import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { boundRole, listBindings } from '../../services/bindings.ts';
import type { SharedTeam } from '../open-shared.ts';

/** Where a session of a role works. */
export type Place =
  | { kind: 'there'; worktree: string; isBound: boolean }
  /** It has no worktree yet. */
  | { kind: 'to-make' };

/** The worktree of the role, by what worktrees are bound to; with `here`, the one that the person stands in. */
export function placeFor(role: string, here: boolean, { workplace, policy }: SharedTeam): Result<Place, Refused> {
  const { layout, repository } = workplace;
  if (!policy.roleIds.includes(role))
    return invalid(`there is no role ${role}; the roles are ${policy.roleIds.join(', ')}`);
  const { worktree, git } = repository;
  const bound = boundRole(layout, worktree);
  if (bound === role) return ok({ kind: 'there', worktree, isBound: true });
  if (here || !git) {
    if (bound === undefined) return ok({ kind: 'there', worktree, isBound: false });
    return refused(
      `this checkout is bound to role ${bound}`,
      `Leave --here out, or bind it with: coord role switch ${role}`,
    );
  }
  const [own, ...more] = listBindings(layout).filter((binding) => binding.role === role);
  if (!own) return ok({ kind: 'to-make' });
  if (more.length === 0) return ok({ kind: 'there', worktree: own.worktree, isBound: true });
  const folders = [own, ...more].map((binding) => binding.worktree).join(', ');
  const mend = `Start it in one of them: cd ${shellWord(own.worktree)} && coord start ${role}`;
  return refused(`role ${role} has several worktrees: ${folders}`, mend);
}
