import { failedWith, type Finding, type VerifierContext } from './verifier-context.ts';
import { giveAndTake, textMisfit } from './contract.ts';
import { readIn } from './json-files.ts';
import type { FlowSpec, FlowStepSpec } from './specs.ts';

/**
 * Does one step of a flow: it reads what the one before it has printed, the first one the flow's data. Fails where that is
 * not what it takes, and where it gives something else than it says.
 * @param printed by the step before it
 */
export async function runFlowStep(
  flow: FlowSpec,
  step: FlowStepSpec,
  printed: string | undefined,
  context: VerifierContext,
): Promise<Finding & { printed?: string }> {
  const index = flow.steps.indexOf(step);
  const given = index === 0 && flow.data !== undefined ? readIn(context.folder, flow.data) : undefined;
  if (given && !given.ok) return failedWith(given.error);
  const data = given ? given.value : printed;
  if (step.input !== undefined) {
    const before = flow.steps[index - 1];
    const what = before ? `what ${before.name} gives` : (flow.data ?? 'nothing');
    const fault = textMisfit(data ?? '', what, context.folder, step.input);
    if (fault !== undefined) return failedWith(fault, data?.slice(-TAIL) ?? '');
  }
  return giveAndTake(step, data, context);
}

/** So much of data that does not fit is shown, in characters. */
const TAIL = 4000;
