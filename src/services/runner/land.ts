import type { StepOutcome } from '../../domain/event.ts';
import { GitFailed } from '../../store/git-process.ts';
import { HeldUp } from '../runs/workspaces.ts';
import type { StepContext } from './step-context.ts';
import type { Work } from './step-end.ts';

/**
 * Takes a step's work into the run: the journal says so first, and the run's branch follows it. What other steps have
 * done meanwhile is merged; what can't be merged is kept on a branch of its own, and the step has failed. To be called
 * for one step at a time.
 * @throws HeldUp where a person has to move something off the run's branch; the work is kept, and the step is open
 */
export async function land(
  outcome: Extract<StepOutcome, { kind: 'succeeded' }>,
  work: Work,
  { key, state, workspace, parts, record }: StepContext,
): Promise<void> {
  const { workspaces, git } = parts;
  const { tip } = state;
  const obstacle = await workspaces.branches.obstacle(tip);
  if (obstacle !== undefined) {
    const kept = await workspaces.setAside('leftover', workspace, work.commit);
    throw new HeldUp(`${obstacle} This step's work is on branch ${kept}.`);
  }
  const merge =
    tip === work.since
      ? ({ kind: 'merged', commit: work.commit } as const)
      : await git.merge(tip, work.commit, `${state.started.playbook}: take in ${key} by ${workspace.role}\n`);
  if (merge.kind === 'conflict') {
    const branch = await workspaces.setAside('conflict', workspace, work.commit);
    const reason = `what it changed conflicts with what was done beside it: ${merge.paths.join(', ')}. Its work is kept on branch ${branch}`;
    record({
      type: 'step.finished',
      key,
      outcome: { kind: 'failed', reason, ...(outcome.session && { session: outcome.session }) },
    });
    return;
  }
  record({ type: 'step.finished', key, outcome: { ...outcome, commit: merge.commit } });
  try {
    await workspaces.branches.publish(merge.commit, tip);
  } catch (error) {
    // Somebody moved it just now. The work counts, as the journal says so; the branch is for a person to put right.
    if (!(error instanceof GitFailed)) throw error;
    throw new HeldUp((await workspaces.branches.obstacle(merge.commit)) ?? error.message);
  }
}
