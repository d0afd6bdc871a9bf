import type { Result } from './result.ts';

/** A playbook as the runner sees it: checked, with its expressions and texts compiled by `config/`. */
export interface Playbook {
  name: string;
  description: string;
  parts: Record<string, Part>;
  inputs: Record<string, { description: string; default?: string }>;
  limits: RunLimits;
  steps: Step[];
  /** SHA-256 of the file's text: what a run is pinned to. */
  hash: string;
}

export interface Part {
  description: string;
  /** Several roles play it, each in its branch of an `each` over this part. */
  many: boolean;
  /** Parts whose roles may not play this one too: a reviewer is not the author. */
  not: string[];
}

export interface RunLimits {
  /** Agents at work at the same time. */
  agents: number;
  /** US dollars for all agents of the run together. */
  costUsd?: number;
}

/** Exactly one verb per step. */
export type Step = WorkStep | BlockStep;
/** Does something itself. */
export type WorkStep = AgentStep | RunStep | VerifyStep | ApproveStep | HandoffStep;
/** Has steps of its own. */
export type BlockStep = LoopStep | EachStep;

interface StepBase {
  id: string;
  title: string;
  /** Ids of the steps in the same list that have to be behind us: the one before, unless the playbook says otherwise. */
  needs: string[];
  /** The step is skipped where this is false. */
  condition?: Condition;
}

/** When a step that does not end by itself is ended. */
export interface StepLimits {
  /** Milliseconds in all. */
  timeoutMs?: number;
  /** Milliseconds without a sign of life. */
  idleMs?: number;
}

export interface AgentStep extends StepBase {
  verb: 'agent';
  part: string;
  prompt: Text;
  access: Access;
  session: 'fresh' | 'keep';
  /** A JSON Schema for the agent's answer. */
  output?: Record<string, unknown>;
  limits: StepLimits;
  /** US dollars. */
  budgetUsd?: number;
}

export interface RunStep extends StepBase {
  verb: 'run';
  /** Whose worktree it runs in. */
  part: string;
  /** For sh, as it stands: nothing is ever put into its text. */
  command: string;
  env: Record<string, Text>;
  access: Access;
  /** A JSON Schema for the JSON document that it prints. */
  output?: Record<string, unknown>;
  limits: StepLimits;
}

/** read: what changed is thrown away, or a fault. write: it becomes a commit of the run. */
export type Access = 'read' | 'write';

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
  /** Fields that must not be empty, besides those the config requires. */
  required: string[];
}

export interface LoopStep extends StepBase {
  verb: 'loop';
  /** Rounds at most. */
  max: number;
  until: Condition;
  steps: Step[];
}

/** The steps are done once for each branch, all branches at the same time. */
export interface EachStep extends StepBase {
  verb: 'each';
  /** The roles that play a part, or the items of a list. */
  over: { kind: 'part'; part: string } | { kind: 'list'; items: ListExpression };
  /** How many branches have to succeed. */
  need: 'all' | number;
  /** Milliseconds after which a branch that has not ended is ended. */
  withinMs?: number;
  steps: Step[];
}

/** A CEL expression. It fails where it reads a field that is not there: nothing is skipped silently. */
export interface Condition {
  source: string;
  holds(scope: Scope): Result<boolean, string>;
}

/** A CEL expression for a list. */
export interface ListExpression {
  source: string;
  items(scope: Scope): Result<unknown[], string>;
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
  /** part → role; for a part that several play all of them, and in a branch of an `each` over it the branch's own. */
  parts: Record<string, string | string[]>;
  /** The newest outcome of each step that this one waits for, directly or not; in a loop that is the newest round's. */
  steps: Record<string, { output: unknown; round: number }>;
  /** In a branch of an `each`: its role, or its item of the list. */
  item?: unknown;
}

/** The role that plays a part here. A part that several roles play is only named inside an `each` over it. */
export function roleOf(part: string, { parts }: Scope): string {
  const role = parts[part];
  if (typeof role !== 'string') throw new Error(`part ${part} is not played by one role here`);
  return role;
}
