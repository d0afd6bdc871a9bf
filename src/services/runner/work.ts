import type { SucceededOutcome } from '../../domain/event.ts';
import type { Exception } from '../../domain/exception.ts';
import type { Verdict } from '../../domain/policy.ts';
import { standingOn } from '../guard/standing.ts';
import type { StepContext } from './step-context.ts';
import type { StepEnd } from './step-end.ts';

/** A step that may only read has failed where it changed something; a command's droppings are just thrown away. */
export async function readOnly(
  outcome: SucceededOutcome,
  tip: string,
  { workspace, isAside, parts: { workspaces } }: StepContext,
  onChange: 'fail' | 'discard',
): Promise<StepEnd> {
  if (isAside) return { kind: 'ended', outcome };
  if (await workspaces.isUntouched(workspace, tip)) return { kind: 'ended', outcome };
  await workspaces.discard(workspace, tip);
  if (onChange === 'discard') return { kind: 'ended', outcome };
  const reason = `role ${workspace.role} may only read in this step, and changed files; the changes were thrown away`;
  return { kind: 'ended', outcome: { kind: 'failed', reason, ...sessionOf(outcome) } };
}

/**
 * One commit of what the step wrote since. It counts only where the role may write what it wrote, however it wrote it:
 * what the hooks could not see is refused here, and kept on a branch of its own.
 */
export async function checkWork(outcome: SucceededOutcome, since: string, context: StepContext): Promise<StepEnd> {
  const { key, state, workspace, parts } = context;
  const { role } = workspace;
  const { run, playbook } = state.started;
  const message = `${playbook}: ${key} by ${role}\n\nCoord-Run: ${run}\nCoord-Step: ${key}\nCoord-Role: ${role}\n`;
  const commit = await parts.workspaces.commit(workspace, since, message);
  if (commit === undefined) return { kind: 'ended', outcome };
  const paths = await parts.git.changedPaths(since, commit);
  const exceptions = await parts.exceptions();
  const foreign = paths.filter((path) => verdictOn(path, exceptions, context) === 'deny');
  if (foreign.length === 0) {
    const asked = paths.filter((path) => verdictOn(path, exceptions, context) === 'ask');
    // In a worktree of its own a late write overwrites nobody's: it is merged like all others, and told.
    const late = await parts.lateAmong(paths);
    const told = { ...(asked.length > 0 && { asked }), ...(late.length > 0 && { late }) };
    return { kind: 'ended', outcome: { ...outcome, ...told }, work: { commit, since } };
  }
  const branch = await parts.workspaces.setAside('refused', workspace, commit);
  const shown = foreign.slice(0, 5).join(', ') + (foreign.length > 5 ? ` and ${foreign.length - 5} more` : '');
  const reason = `role ${role} changed files it may not write: ${shown}. Its work is kept on branch ${branch}`;
  return { kind: 'ended', outcome: { kind: 'failed', reason, ...sessionOf(outcome) } };
}

function verdictOn(path: string, exceptions: readonly Exception[], context: StepContext): Verdict {
  const { policy, clock } = context.parts;
  return standingOn(policy, exceptions, path.normalize('NFC'), context.workspace.role, clock.now()).verdict;
}

function sessionOf({ session }: SucceededOutcome) {
  return session ? { session } : {};
}
