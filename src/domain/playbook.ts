import type { Input } from './input.ts';
import type { Condition, ListExpression, Text, ValueExpression } from './scope.ts';

export type { Condition, ListExpression, Scope, Text, ValueExpression } from './scope.ts';
export { roleOf } from './scope.ts';

/** A playbook as the runner sees it: checked, with its expressions and texts compiled by `config/`. */
export interface Playbook {
  name: string;
  description: string;
  parts: Record<string, Part>;
  inputs: Record<string, Input>;
  limits: RunLimits;
  steps: Step[];
  /** Done at the end, whatever happened. */
  finally: Step[];
  /** The texts of the playbooks that it uses, directly or not, by their names: a run is pinned to them as well. */
  used: Record<string, string>;
  /** SHA-256 of the file's text, and of those it uses: what a run is pinned to. */
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
  /** Milliseconds of wall time; waiting for people is not counted. */
  timeMs?: number;
}

/** Exactly one verb per step. */
export type Step = WorkStep | BlockStep;
/** Does something itself. */
export type WorkStep = AgentStep | RunStep | VerifyStep | ApproveStep | HandoffStep | MessageStep | WaitStep;
/** Has steps of its own. */
export type BlockStep = LoopStep | EachStep | UseStep;

interface StepBase {
  id: string;
  title: string;
  /** Ids of the steps in the same list that have to be behind us: the one before, unless the playbook says otherwise. */
  needs: string[];
  /** The step is skipped where this is false. */
  condition?: Condition;
  retry?: Retry;
  /** Found half done on a resume it is not started again: a person says what became of it. */
  effect?: 'once';
}

/** How often more, for which failures, and how long before each: waitMs, waitMs * factor, … at most maxWaitMs. */
export interface Retry {
  max: number;
  on: FailureClass[];
  waitMs: number;
  factor: number;
  maxWaitMs: number;
}

/**
 * What kind of failure may go away by itself.
 * transient: overload, rate limit, network, a server's error. timeout: of the step, or idle. crash: a signal, or the
 * program could not be started. output: of the wrong form after all it was asked again. exit: a command's non-zero exit.
 */
export type FailureClass = 'transient' | 'timeout' | 'crash' | 'output' | 'exit';

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
  workspace: WorkspaceKind;
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
  workspace: WorkspaceKind;
  /** A JSON Schema for the JSON document that it prints. */
  output?: Record<string, unknown>;
  limits: StepLimits;
}

/** read: what changed is thrown away, or a fault. write: it becomes a commit of the run. */
export type Access = 'read' | 'write';

/** Its role's worktree in this run, one of its own for this step alone, or an empty folder outside the repository. */
export type WorkspaceKind = 'role' | 'fresh' | 'none';

export interface VerifyStep extends StepBase {
  verb: 'verify';
  part: string;
  /** continue: it succeeds, and its output says that it has not passed. */
  onFailure: 'fail' | 'continue';
}

export interface ApproveStep extends StepBase {
  verb: 'approve';
  question: Text;
  /** What a person should look at before they answer. */
  look: Text[];
  /** Milliseconds after which it counts as rejected, as nobody has answered. */
  expiresMs?: number;
}

/** Sent once, also across kills: it is found again by run and key. */
export interface MessageStep extends StepBase {
  verb: 'message';
  to: { kind: 'part'; part: string } | { kind: 'everybody' };
  /** The part in whose name it is sent. */
  from?: string;
  subject: Text;
  text: Text;
}

/** Waits for a time, counted from its start in the journal, or until a command exits with 0. */
export interface WaitStep extends StepBase {
  verb: 'wait';
  forMs?: number;
  command?: string;
  /** In whose worktree the command runs. */
  part?: string;
  /** Milliseconds between two tries of the command. */
  everyMs: number;
  limits: StepLimits;
}

export interface HandoffStep extends StepBase {
  verb: 'handoff';
  from: string;
  to: string;
  fields: Record<string, Text>;
  /** Fields that must not be empty, besides those the config requires. */
  required: string[];
  /** The giver's work is verified before it is handed over: in the rounds of a loop that comes before this step. */
  rounds?: HandoffRounds;
  /** It stands in those rounds, and hands nothing over yet. */
  isDraft?: true;
}

/** The ids of the loop in which a handoff is verified and mended, and of its steps. */
export interface HandoffRounds {
  loop: string;
  document: string;
  verify: string;
  remedy: string;
}

export interface LoopStep extends StepBase {
  verb: 'loop';
  /** Rounds at most. */
  max: number;
  until: Condition;
  /** The same value after two rounds in a row: the loop is stuck. */
  stall?: ValueExpression;
  /** At max, or stuck. ask: a person is asked, and what they approve goes on as succeeded. */
  exhausted: 'fail' | 'ask' | 'go-on';
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

/** Another playbook's steps, at this place. Its output is their outputs by their ids. */
export interface UseStep extends StepBase {
  verb: 'use';
  playbook: string;
  /** What its inputs are given; see `usedInputs`. */
  inputs: Record<string, Text>;
  /** What inputs it takes. */
  takes: Record<string, Input>;
  /** All of its parts → ours. Inside it they go by its own names. */
  parts: Record<string, string>;
  steps: Step[];
}
