import { existsSync } from 'node:fs';
import type { Workplace } from '../workplace.ts';
import { alone } from './look-at.ts';
import { closeOver, closeViolations, openViolations, type Violation } from './violations.ts';

/** Every violation that is open at this moment: what is over by now is closed first. */
export async function violationsNow(workplace: Workplace): Promise<Violation[]> {
  const open = await openViolations(workplace.store);
  const by = { as: 'coord' } as const;
  const still: Violation[] = [];
  for (const worktree of new Set(open.map((violation) => violation.worktree))) {
    const here = open.filter((violation) => violation.worktree === worktree);
    if (existsSync(worktree))
      still.push(...(await alone(workplace, worktree, () => closeOver(workplace, by, worktree, here))));
    // With its worktree it has gone for good.
    else await closeViolations(workplace, by, { worktree, paths: here.map(({ path }) => path), how: 'gone' });
  }
  return still.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
