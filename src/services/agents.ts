import type { AgentSession } from '../domain/event.ts';
import type { StepKey } from '../domain/step-key.ts';
import type { FailureClass, Scope } from '../domain/playbook.ts';

/** Whatever does an agent's step: Claude Code, another program, a person, a rehearsal script. Wired in `cli/`. */
export interface Agent {
  perform(task: AgentTask): Promise<AgentResult>;
}

export interface AgentTask {
  run: string;
  key: StepKey;
  /** The step's id and the round of the loop round it; a rehearsal script is written by these. */
  step: string;
  round: number;
  /** 1 for the first time that the step is done. */
  attempt: number;
  /** The branch of the `each` round it, by its name in keys. */
  branch?: string;
  role: string;
  /** The name of its place: the role's, or that of a branch of it. No two steps of one workspace run side by side. */
  workspace: string;
  prompt: string;
  /** The worktree to work in, or an empty folder outside of every worktree. */
  folder: string;
  access: 'read' | 'write';
  /** The text that says who the agent is, in a file. */
  briefPath: string;
  /** The first of the ports that the worktree has for itself. */
  port?: number;
  /** A JSON Schema for the answer. */
  output?: Record<string, unknown>;
  /** The session to go on in. */
  resume?: string;
  /** US dollars that are left for this call, where the step has a budget. */
  budgetUsd?: number;
  scope: Scope;
  signal: AbortSignal;
  /** Called while it works, with what it does now, in a few words. */
  report(activity: string): void;
  /** Called with each sign of life: a step without one for its idle time is ended. */
  heard(): void;
  /** Called with the pid of each process group that is started for the step. */
  started(pid: number): void;
  /** Called for each write that coord refused. */
  refused(path: string, text: string): void;
}

export type AgentResult =
  | { kind: 'answered'; output: unknown; session?: AgentSession }
  /** A person does it: the run waits until they hand their work in, and holds no process meanwhile. */
  | { kind: 'left-to-person' }
  /** Of a class where trying again may help; what the agent says of itself never decides that. */
  | { kind: 'failed'; reason: string; class?: FailureClass; session?: AgentSession };

/** Whoever answers what a run asks a person: one at the terminal, a rehearsal script, or nobody yet. */
export interface Person {
  /** A yes or no to an approve step. */
  answer(question: Question): Promise<Answer | undefined>;
  /** What comes of a step that was left to a person, once they say that it is done. */
  handIn(question: Question): Promise<HandedIn | undefined>;
  /** Calls whenever somebody may have an answer that had none before. @returns ends that */
  listen?(heard: () => void): () => void;
}

export interface Question {
  key: StepKey;
  step: string;
  round: number;
  question: string;
}

export interface Answer {
  approved: boolean;
  by: string;
  reason: string;
  /** When they said so, for an answer that was left for the runner: wall clock, ISO 8601. */
  at?: string;
}

export interface HandedIn {
  output: unknown;
  by: string;
}
