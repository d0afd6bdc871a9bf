import type { Result } from './result.ts';

/** A playbook as the runner sees it: checked, with its expressions and texts compiled by `config/`. */
export interface Playbook {
  name: string;
  description: string;
  parts: string[];
  inputs: Record<string, { description: string; default?: string }>;
  steps: Step[];
  /** SHA-256 of the file's text: what a run is pinned to. */
  hash: string;
}

/** Exactly one verb per step. */
export type Step = AgentStep | LoopStep | VerifyStep | ApproveStep | HandoffStep;

interface StepBase {
  id: string;
  title: string;
  /** The step is skipped where this is false. */
  condition?: Condition;
}

export interface AgentStep extends StepBase {
  verb: 'agent';
  part: string;
  prompt: Text;
  access: 'read' | 'write';
  session: 'fresh' | 'keep';
  /** A JSON Schema for the agent's answer. */
  output?: Record<string, unknown>;
}

export interface LoopStep extends StepBase {
  verb: 'loop';
  /** Rounds at most. */
  max: number;
  until: Condition;
  steps: Step[];
}

export interface VerifyStep extends StepBase {
  verb: 'verify';
  part: string;
}

export interface ApproveStep extends StepBase {
  verb: 'approve';
  question: Text;
}

export interface HandoffStep extends StepBase {
  verb: 'handoff';
  from: string;
  to: string;
  fields: Record<string, Text>;
}

/** A CEL expression. It fails where it reads a field that is not there: nothing is skipped silently. */
export interface Condition {
  source: string;
  holds(scope: Scope): Result<boolean, string>;
}

/** A Handlebars text, rendered once. */
export interface Text {
  source: string;
  render(scope: Scope): Result<string, string>;
}

/** What expressions and texts may read. */
export interface Scope {
  run: { id: string };
  inputs: Record<string, string>;
  /** part → role */
  parts: Record<string, string>;
  /** The newest outcome of each step that has run; in a loop that is the newest round's. */
  steps: Record<string, { output: unknown; round: number }>;
}
