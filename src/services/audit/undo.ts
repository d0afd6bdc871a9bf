import type { Policy } from '../../domain/policy.ts';
import type { Author, Content } from '../../domain/records.ts';
import { filteredIds } from '../../store/git-blobs.ts';
import { standingOn } from '../guard/standing.ts';
import { exceptionsInForce } from '../exceptions/in-force.ts';
import type { Workplace } from '../workplace.ts';
import { isSame } from './content.ts';
import { seeFile } from './disk.ts';
import { noteGuardedWrite } from './guarded-writes.ts';
import { alone } from './look-at.ts';
import { putBack } from './put-back.ts';
import { closeViolations, gitPathIn, type Violation } from './violations.ts';

/** What became of one violation. */
export type Undoing =
  /** @property kept the blob of what was there, where there was a file */
  { violation: Violation } & ({ kind: 'undone'; kept?: string } | { kind: 'not undone'; why: string });

/** Puts back what was there before a violation, unless something newer is there by now; what is there is kept in git. */
export function undo(workplace: Workplace, violation: Violation, by: Author): Promise<Undoing> {
  const { worktree, before, path } = violation;
  const gitPath = gitPathIn(violation);
  const failed = (why: string): Undoing => ({ violation, kind: 'not undone', why });
  return alone(workplace, worktree, async () => {
    const found = await seeFile(worktree, { path: gitPath }, workplace.clock.now());
    if (isSame(found, before)) {
      await closeViolations(workplace, by, { worktree, paths: [path], how: 'undone' });
      return { violation, kind: 'undone' };
    }
    if (violation.now.kind === 'repository') return failed('it is a repository of its own; take it away yourself');
    if (!(await isStillThere(violation, found))) return failed('something else has been written there since');
    if (found.kind === 'unkept' || found.kind === 'other')
      return failed('what is there now is too large, or no file, and would be lost; move it away yourself');
    const why = await putBack(worktree, gitPath, before);
    if (why !== undefined) return failed(why);
    await noteGuardedWrite(workplace, { worktree, path: gitPath, session: by.instance ?? 'person' });
    await closeViolations(workplace, by, { worktree, paths: [path], how: 'undone' });
    return { violation, kind: 'undone', ...(found.kind === 'file' && found.id !== undefined && { kept: found.id }) };
  });
}

async function isStillThere(violation: Violation, found: Content): Promise<boolean> {
  const { now, worktree } = violation;
  if (isSame(found, now)) return true;
  if (now.kind !== 'committed' || found.kind !== 'file') return false;
  const path = gitPathIn(violation);
  const id = (await filteredIds(worktree, [path])).get(path);
  return id !== undefined && isSame({ ...found, id }, now);
}

/** Who may put back what was there: a person, the session that noticed it or was at work there, whoever may write the file. */
export async function mayUndo(
  workplace: Workplace,
  policy: Policy,
  { session, by, others, path }: Violation,
  caller: Author,
): Promise<boolean> {
  if (caller.as === 'person') return true;
  const sessions = [session, by.instance, ...others];
  if (caller.instance === undefined ? caller.role === by.role : sessions.includes(caller.instance)) return true;
  return owns(workplace, policy, path, caller);
}

/** Whether a role's own rules let it write a path: then it may also say that a change to it is right. */
export async function owns(workplace: Workplace, policy: Policy, path: string, { role }: Author): Promise<boolean> {
  if (role === undefined) return false;
  const exceptions = await exceptionsInForce(workplace, policy);
  const { strict, ground } = standingOn(policy, exceptions, path, role, workplace.clock.now());
  return strict === 'allow' && ground.kind !== 'excepted';
}
