import type { Start } from '../../domain/advance.ts';
import { agentStep } from './agent-step.ts';
import { approveStep } from './approve-step.ts';
import { handoffStep } from './handoff-step.ts';
import { messageStep } from './message-step.ts';
import { runStep } from './run-step.ts';
import type { StepContext } from './step-context.ts';
import type { StepEnd } from './step-end.ts';
import { verifyStep } from './verify-step.ts';
import { waitStep } from './wait-step.ts';

/** Does what a step's verb says. */
export async function perform(action: Start, context: StepContext): Promise<StepEnd> {
  const { step } = action;
  switch (step.verb) {
    case 'agent':
      return agentStep(step, action, context);
    case 'run':
      return runStep(step, context);
    case 'verify':
      return verifyStep(step, context);
    case 'handoff':
      return handoffStep(step, context);
    case 'approve':
      return approveStep(step, context);
    case 'message':
      return messageStep(step, action, context);
    case 'wait':
      return waitStep(step, context);
  }
}
