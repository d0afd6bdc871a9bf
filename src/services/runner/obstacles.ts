import type { Start } from '../../domain/advance.ts';
import { costOf } from '../../domain/run.ts';
import type { inTurn } from '../processes/in-turn.ts';
import { HeldUp } from '../runs/workspaces.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';

/**
 * Better said before the work than after it: the money is spent, or the run's branch is not free.
 * @throws HeldUp where a person has to move something first
 */
export async function obstacleTo(
  { step, key, handedIn }: Start,
  { state, parts }: StepContext,
  landing: ReturnType<typeof inTurn>,
): Promise<StepEnd | undefined> {
  if (step.verb === 'agent' && !handedIn) {
    const { costUsd: limit } = parts.playbook.limits;
    if (limit !== undefined && state.costUsd >= limit)
      return failed(`the run has cost ${usd(state.costUsd)}, and its limit is ${usd(limit)}`);
    const record = state.steps.get(key);
    const spent = record ? costOf(record) : 0;
    if (step.budgetUsd !== undefined && spent > 0 && spent >= step.budgetUsd)
      return failed(`it has cost ${usd(spent)} before it came to an end, and its budget is ${usd(step.budgetUsd)}`);
  }
  if (!('access' in step) || step.access === 'read') return undefined;
  const obstacle = await landing(() => parts.workspaces.branches.obstacle(state.tip));
  if (obstacle !== undefined) throw new HeldUp(obstacle);
  return undefined;
}

const usd = (amount: number) => `$${amount.toFixed(2)}`;
