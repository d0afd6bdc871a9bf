import type { Start } from '../../domain/advance.ts';
import type { StepOutcome } from '../../domain/event.ts';
import type { RunState } from '../../domain/run.ts';
import { GitFailed } from '../../store/git-process.ts';
import type { inTurn } from '../processes/in-turn.ts';
import { HeldUp, WorkspaceFault } from '../runs/workspaces.ts';
import { agentStep } from './agent-step.ts';
import { handoffStep } from './handoff-step.ts';
import { TIME_UP } from './in-flight.ts';
import { land } from './land.ts';
import type { Recorder, RunnerParts } from './parts.ts';
import { runStep } from './run-step.ts';
import { contextOf, type StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';
import { verifyStep } from './verify-step.ts';

/**
 * Carries one step out, from its start to its end in the journal. A step that is cut short by Ctrl-C, or by a fault of
 * something else, has no end: it is open, and the next resume takes it up again.
 * @returns what a person has to move out of the way first, if anything; the step is then open too
 */
export async function carryOut(
  action: Start,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
  stop: AbortSignal,
  landing: ReturnType<typeof inTurn>,
): Promise<string | undefined> {
  const { key, attempt, place, handedIn } = action;
  const context = contextOf(action, state, record, parts, AbortSignal.any([parts.signal, stop]));
  const isCutShort = () => parts.signal.aborted || (stop.aborted && stop.reason !== TIME_UP);
  if (!handedIn) record({ type: 'step.started', key, attempt, ...place });
  try {
    const end = await perform(action, context, landing);
    if (end.kind === 'left-to-person') return undefined;
    const { outcome, work } = end;
    if (isCutShort() && outcome.kind === 'failed') return undefined;
    if (outcome.kind === 'succeeded' && work) await landing(() => land(outcome, work, context));
    else record({ type: 'step.finished', key, outcome: explained(outcome, stop) });
    return undefined;
  } catch (error) {
    if (error instanceof HeldUp) return error.message;
    if (!(error instanceof GitFailed || error instanceof WorkspaceFault)) throw error;
    const outcome = { kind: 'failed', reason: error.message } as const;
    if (!isCutShort()) record({ type: 'step.finished', key, outcome: explained(outcome, stop) });
    return undefined;
  }
}

async function perform(action: Start, context: StepContext, landing: ReturnType<typeof inTurn>): Promise<StepEnd> {
  const { step } = action;
  const refused = await obstacleTo(action, context, landing);
  if (refused) return refused;
  switch (step.verb) {
    case 'agent':
      return agentStep(step, action, context);
    case 'run':
      return runStep(step, context);
    case 'verify':
      return verifyStep(step, context);
    case 'handoff':
      return handoffStep(step, context);
    case 'approve': {
      const question = step.question.render(context.scope);
      if (!question.ok) return failed(`its question cannot be rendered: ${question.error}`);
      context.record({ type: 'approval.requested', key: context.key, question: question.value });
      return { kind: 'left-to-person' };
    }
    case 'message':
    case 'wait':
      return failed(`a step with ${step.verb} cannot be done yet`);
  }
}

/** Better said before the work than after it: the run's money is spent, or its branch is not free. */
async function obstacleTo(
  { step, handedIn }: Start,
  { state, parts }: StepContext,
  landing: ReturnType<typeof inTurn>,
): Promise<StepEnd | undefined> {
  const { costUsd } = parts.playbook.limits;
  if (step.verb === 'agent' && !handedIn && costUsd !== undefined && state.costUsd >= costUsd) {
    return failed(`the run has cost $${state.costUsd.toFixed(2)}, and its limit is $${costUsd.toFixed(2)}`);
  }
  if (!('access' in step) || step.access === 'read') return undefined;
  const obstacle = await landing(() => parts.workspaces.branches.obstacle(state.tip));
  if (obstacle !== undefined) throw new HeldUp(obstacle);
  return undefined;
}

/** A step that was ended because the time of the block round it was up says so. */
function explained(outcome: StepOutcome, stop: AbortSignal): StepOutcome {
  if (outcome.kind === 'succeeded' || !stop.aborted) return outcome;
  return { ...outcome, reason: 'not done within the time that was given' };
}
