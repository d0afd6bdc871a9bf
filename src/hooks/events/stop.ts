import type { Instance } from '../../domain/records.ts';
import { compilePolicy } from '../../domain/policy.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { tellViolations } from '../../services/audit/tell.ts';
import { openViolations, violationId, type Violation } from '../../services/audit/violations.ts';
import { everyWorktree } from '../../services/audit/worktrees.ts';
import { tellBeforeStop } from '../../services/checkin/stop.ts';
import { attend, type Attendance } from '../attendance.ts';
import { audit } from '../auditing.ts';
import type { HookPayload } from '../payload.ts';
import { goOn, type HookReply, notice, PASS } from '../reply.ts';
import type { HookWorld } from '../world.ts';

/**
 * Stop: a session that has changed what it may not write, or leaves others without an answer, is kept from stopping, once for
 * each.
 */
export async function stop(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const attended = await attend(payload, world);
  if (!attended.ok) return PASS;
  const { workplace, instance, policy, isInRun } = attended.value;
  const { reason: violations, forPerson } = await violationsBeforeStop(payload, world, attended.value);
  const isReminded = !isInRun && !payload.isStopHookActive && !payload.agent;
  const unanswered = isReminded ? await tellBeforeStop(workplace, instance, policy.expertise) : undefined;
  const reasons = [violations, unanswered].filter((reason) => reason !== undefined);
  if (reasons.length > 0) return goOn(reasons.join('\n\n'), forPerson);
  return forPerson === undefined ? PASS : notice(forPerson);
}

/** Looks at every worktree. @returns why the session, or its subagent, has to go on; and what its person should know */
export async function violationsBeforeStop(
  payload: HookPayload,
  world: HookWorld,
  { workplace, policy, instance }: Attendance,
): Promise<{ reason?: string; forPerson?: string }> {
  const worktrees = everyWorktree(workplace);
  const during = payload.agent ? 'when a subagent ended' : 'when the session stopped';
  const { forModel, forPerson } = await audit(payload, world, workplace, compilePolicy(policy), { worktrees, during });
  const person = forPerson === undefined ? {} : { forPerson };
  if (policy.mode !== 'enforce' || policy.violations === 'tell' || payload.isStopHookActive) {
    const told = [forPerson, forModel].filter((text) => text !== undefined);
    return told.length > 0 ? { forPerson: told.join('\n\n') } : {};
  }
  const fresh = await keptFor(workplace, instance);
  const coord = shellWord(workplace.layout.coordProgram);
  const reason = [...new Set(fresh.map(({ worktree }) => worktree))]
    .map((worktree) => fresh.filter((violation) => violation.worktree === worktree))
    .map((together) => tellViolations(together, coord, workplace.repository.worktree))
    .join('\n\n');
  return reason === '' ? person : { reason: `Before you stop, mend this. ${reason}`, ...person };
}

/** The open violations of a session that it has not been kept from stopping by: now it is. */
async function keptFor({ store }: Attendance['workplace'], { id }: Instance): Promise<Violation[]> {
  const open = (await openViolations(store)).filter(({ session, verdict }) => session === id && verdict === 'deny');
  if (open.length === 0) return [];
  const ids = open.map(violationId);
  let before: readonly string[] = [];
  await store.documents('instances').update(id, (current) => {
    before = current?.keptFor ?? [];
    return current && { ...current, keptFor: ids };
  });
  return open.filter((violation) => !before.includes(violationId(violation)));
}
