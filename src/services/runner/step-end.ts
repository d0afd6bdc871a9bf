import type { StepOutcome } from '../../domain/event.ts';
import type { FailureClass } from '../../domain/playbook.ts';

/** How a step's own part ends; what it wrote counts only once it has been taken in. */
export type StepEnd =
  | { kind: 'ended'; outcome: StepOutcome; work?: Work }
  /** A person does it; the journal has what they are asked. */
  | { kind: 'left-to-person' };

/** A commit of what a step wrote, on top of the commit that it began from. */
export interface Work {
  commit: string;
  since: string;
}

/** @param of its class, where trying again may help */
export function failed(reason: string, of?: FailureClass): StepEnd {
  return { kind: 'ended', outcome: { kind: 'failed', reason, ...(of && { class: of }) } };
}
