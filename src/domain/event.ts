import type { StepKey } from './step-key.ts';
import type { VerificationReport } from './verification.ts';

/** Everything that happens in a run. The journal holds nothing else, and a run's state is its fold. */
export type Event =
  | RunStarted
  | StepStarted
  | GroupStarted
  | WriteRefused
  | StepSkipped
  | StepFinished
  | ApprovalRequested
  | ApprovalAnswered
  | RunFinished;

interface Stamped {
  /** Wall clock, ISO 8601. */
  at: string;
}

export interface RunStarted extends Stamped {
  type: 'run.started';
  run: string;
  playbook: string;
  /** The pinned playbook: SHA-256 of its text. */
  hash: string;
  inputs: Record<string, string>;
  parts: Record<string, string>;
  /** The commit that the run's work starts from. */
  base: string;
  rehearsal: boolean;
}

export interface StepStarted extends Stamped {
  type: 'step.started';
  key: StepKey;
  attempt: number;
  role?: string;
}

/** A process group was started for a step. Whoever carries the run on after a kill ends it first. */
export interface GroupStarted extends Stamped {
  type: 'group.started';
  key: StepKey;
  /** The group's leader: pid, start time and boot name one process for ever. */
  group: { pid: number; start: string; boot: string };
}

export interface WriteRefused extends Stamped {
  type: 'write.refused';
  key: StepKey;
  role: string;
  path: string;
  /** The refusal as the agent was told. */
  text: string;
}

export interface StepSkipped extends Stamped {
  type: 'step.skipped';
  key: StepKey;
  condition: string;
}

export interface StepFinished extends Stamped {
  type: 'step.finished';
  key: StepKey;
  outcome: StepOutcome;
}

export interface ApprovalRequested extends Stamped {
  type: 'approval.requested';
  key: StepKey;
  question: string;
}

export interface ApprovalAnswered extends Stamped {
  type: 'approval.answered';
  key: StepKey;
  approved: boolean;
  by: string;
  reason: string;
}

export interface RunFinished extends Stamped {
  type: 'run.finished';
  outcome: 'succeeded' | 'failed';
  reason?: string;
}

export type StepOutcome =
  | {
      kind: 'succeeded';
      output: unknown;
      /** The commit that holds what the step wrote. */
      commit?: string;
      /** Changed paths that the policy would have asked a person about: shown to whoever approves. */
      asked?: string[];
      session?: AgentSession;
      verification?: VerificationReport;
      /** The file name of a rendered document, in the run's folder. */
      document?: string;
    }
  | { kind: 'failed'; reason: string; session?: AgentSession; verification?: VerificationReport };

/** What an agent's session used, as the agent reported it. */
export interface AgentSession {
  id: string;
  /** US dollars. */
  costUsd: number;
  tokens: { input: number; output: number };
  /** Tool calls that the permission rules or hooks refused. */
  denials: { tool: string; path?: string }[];
}
