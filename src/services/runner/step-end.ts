import type { StepOutcome } from '../../domain/event.ts';

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

export function failed(reason: string): StepEnd {
  return { kind: 'ended', outcome: { kind: 'failed', reason } };
}
