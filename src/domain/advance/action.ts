import type { RunOutcome, StepOutcome, WorkRequested } from '../event.ts';
import type { BlockStep, Scope, WorkStep } from '../playbook.ts';
import type { StepKey } from '../step-key.ts';

/** What the runner can do now. */
export type Action =
  /** A step that is in the journal as started is offered too: whoever carries it out already knows that. */
  | Start
  /** A block begins: its steps follow. */
  | { kind: 'enter'; step: BlockStep; key: StepKey; branches?: string[] }
  | { kind: 'skip'; key: StepKey; condition: string }
  /** A step's outcome is known without doing anything. */
  | { kind: 'settle'; key: StepKey; outcome: StepOutcome }
  /** A person has to be asked: the question goes into the journal. `doubt`: whether a step may be done again. */
  | { kind: 'ask'; key: StepKey; question: string; doubt?: true; output?: Record<string, unknown> }
  /** A person has been asked for a yes or a no, or for their work. */
  | { kind: 'wait'; key: StepKey; question: string; wants: Wanted }
  /** The steps are over; what the playbook does at the end of all follows. */
  | { kind: 'close'; outcome: RunOutcome; reason?: string }
  | { kind: 'finish'; outcome: RunOutcome; reason?: string };

/** doubt: whether a step that must not be done twice was done: an approval, or word that it was. */
export type Wanted = 'approval' | 'work' | 'doubt';

export interface Start {
  kind: 'start';
  step: WorkStep;
  key: StepKey;
  attempt: number;
  scope: Scope;
  /** Where it works, for a step that has a part. */
  place?: Place;
  /** What a person who plays the role has handed in. */
  handedIn?: { request: WorkRequested; output: unknown; by: string };
  /** It is not to be begun before: wall clock, ISO 8601. */
  notBefore?: string;
}

export interface Place {
  part: string;
  role: string;
  /**
   * The role's worktree, or the branch's: see `Frame.seat`. Two steps of one workspace are not to run side by side. None
   * for a step that works outside of every worktree.
   */
  workspace?: string;
}

export function succeed(key: StepKey, output: unknown): Action {
  return { kind: 'settle', key, outcome: { kind: 'succeeded', output } };
}

export function fail(key: StepKey, reason: string): Action {
  return { kind: 'settle', key, outcome: { kind: 'failed', reason } };
}

/** A failure inside of a block, which fails with it. @param at the step that failed */
export function failAt(key: StepKey, reason: string, at: StepKey | undefined): Action {
  return { kind: 'settle', key, outcome: { kind: 'failed', reason, ...(at !== undefined && { at }) } };
}

export function fault(where: 'if' | 'until' | 'stall', { source }: { source: string }, reason: string): string {
  return `its "${where}" (${source}) cannot be evaluated: ${reason}`;
}
