import type { AgentSession } from '../domain/event.ts';
import type { StepKey } from '../domain/step-key.ts';
import type { Scope } from '../domain/playbook.ts';

/** Whatever does an agent's step: Claude Code, a rehearsal script. Implemented in `agents/`, wired in `cli/`. */
export interface Agent {
  perform(task: AgentTask): Promise<AgentResult>;
}

export interface AgentTask {
  run: string;
  key: StepKey;
  /** The step's id and the round of the loop round it; a rehearsal script is written by these. */
  step: string;
  round: number;
  role: string;
  prompt: string;
  /** The worktree to work in. */
  folder: string;
  access: 'read' | 'write';
  /** The text that says who the agent is, in a file. */
  briefPath: string;
  /** A JSON Schema for the answer. */
  output?: Record<string, unknown>;
  /** The session to go on in. */
  resume?: string;
  scope: Scope;
  signal: AbortSignal;
  /** Called while it works, with what it does now, in a few words. */
  report(activity: string): void;
  /** Called with the pid of each process group that is started for the step. */
  started(pid: number): void;
  /** Called for each write that coord refused. */
  refused(path: string, text: string): void;
}

export type AgentResult =
  | { kind: 'answered'; output: unknown; session?: AgentSession }
  | { kind: 'failed'; reason: string; session?: AgentSession };

/** Whoever answers an approve step: a person at the terminal, a rehearsal script, or nobody yet. */
export interface Approver {
  ask(request: { key: StepKey; step: string; round: number; question: string }): Promise<Answer | undefined>;
}

export interface Answer {
  approved: boolean;
  by: string;
  reason: string;
}
