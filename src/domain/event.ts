import type { InputValue } from './input.ts';
import type { FailureClass } from './playbook.ts';
import type { ProcessIdentity } from './process.ts';
import type { StepKey } from './step-key.ts';
import type { VerificationReport } from './verification.ts';

/** Everything that happens in a run. The journal holds nothing else, and a run's state is its fold. */
export type Event =
  | RunStarted
  | RunResumed
  | StepStarted
  | GroupStarted
  | SessionUsed
  | WriteRefused
  | StepSkipped
  | AttemptFailed
  | StepFinished
  | TimeUp
  | RunTimeUp
  | ApprovalRequested
  | ApprovalAnswered
  | ApprovalExpired
  | WorkRequested
  | WorkHandedIn
  | StepRetried
  | RunMigrated
  | PlaybookKept
  | RunClosing
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
  inputs: Record<string, InputValue>;
  /** part → the role that plays it, or the roles. */
  parts: Record<string, string | string[]>;
  /** The commit that the run's work starts from. */
  base: string;
  rehearsal: boolean;
}

/** Somebody carries the run on again. What went by since the event before is nobody's working time. */
export interface RunResumed extends Stamped {
  type: 'run.resumed';
}

export interface StepStarted extends Stamped {
  type: 'step.started';
  key: StepKey;
  attempt: number;
  part?: string;
  role?: string;
  /** Where it works. Two steps of one workspace never work at the same time. */
  workspace?: string;
  /** The branches of an `each`, by their names in keys. */
  branches?: string[];
}

/** A process group was started for a step. Whoever carries the run on after a kill ends it first. */
export interface GroupStarted extends Stamped {
  type: 'group.started';
  key: StepKey;
  /** The group's leader. */
  group: ProcessIdentity;
}

/** What the agent of an attempt that has not ended has used so far: it counts, however the attempt ends. */
export interface SessionUsed extends Stamped {
  type: 'session.used';
  key: StepKey;
  session: AgentSession;
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

/** An attempt failed in a way that is tried again: the step is open, and begins not before `retryAt`. */
export interface AttemptFailed extends Stamped {
  type: 'attempt.failed';
  key: StepKey;
  attempt: number;
  outcome: FailedOutcome;
  /** Wall clock, ISO 8601. */
  retryAt: string;
}

export interface StepFinished extends Stamped {
  type: 'step.finished';
  key: StepKey;
  outcome: StepOutcome;
}

/** An `each` has used up its time: what it has not finished by now counts as failed. */
export interface TimeUp extends Stamped {
  type: 'time.up';
  key: StepKey;
}

/** The run's own time is used up: what it has not finished by now counts as failed. */
export interface RunTimeUp extends Stamped {
  type: 'run.time-up';
  reason: string;
}

export interface ApprovalRequested extends Stamped {
  type: 'approval.requested';
  key: StepKey;
  question: string;
  /** What to look at before the answer. */
  look?: string[];
  /** When nobody's answer becomes a no: wall clock, ISO 8601. */
  expires?: string;
  /** The step was begun, its end is not known, and it must not be done twice: yes is to do it again. */
  doubt?: true;
  /** A JSON Schema for what somebody says of it who knows that it was done. */
  output?: Record<string, unknown>;
}

export interface ApprovalAnswered extends Stamped {
  type: 'approval.answered';
  key: StepKey;
  approved: boolean;
  by: string;
  reason: string;
}

/** Nobody answered in time. */
export interface ApprovalExpired extends Stamped {
  type: 'approval.expired';
  key: StepKey;
  reason: string;
  /** What somebody answered too late. It does not count, and is not lost. */
  late?: { approved: boolean; by: string; reason: string };
}

/** A person plays the step's role: the run waits until they hand their work in. */
export interface WorkRequested extends Stamped {
  type: 'work.requested';
  key: StepKey;
  /** What they are asked to do, and the file that says so as well. */
  task: string;
  file: string;
  /** The worktree to do it in, and the commit that it began from. */
  folder: string;
  since: string;
  /** A JSON Schema for what they say of it. */
  output?: Record<string, unknown>;
}

export interface WorkHandedIn extends Stamped {
  type: 'work.handed-in';
  key: StepKey;
  output: unknown;
  by: string;
}

/** A person wants a failed step done again, and with it what it has blocked. A run that has ended goes on. */
export interface StepRetried extends Stamped {
  type: 'step.retried';
  key: StepKey;
  by: string;
  /** Steps that are forgotten, so that they are done again as well: those at the end of the run. */
  again: StepKey[];
}

/** The playbook's text has changed, and a person wants the run to go on by the new one. */
export interface RunMigrated extends Stamped {
  type: 'run.migrated';
  by: string;
  /** What the run is pinned to from now on. */
  hash: string;
  inputs: Record<string, InputValue>;
  parts: Record<string, string | string[]>;
  /** Places of steps, as `rounds/fix`: what of them has not ended is begun anew, or forgotten. */
  changed: string[];
  gone: string[];
}

/** The playbook's text has changed, and a person wants the run to go on as it began. */
export interface PlaybookKept extends Stamped {
  type: 'playbook.kept';
  by: string;
  /** Of the text that does not count for this run. */
  hash: string;
}

/** The steps are over, and this is how; what the playbook does at the end of all is still to come. */
export interface RunClosing extends Stamped {
  type: 'run.closing';
  outcome: RunOutcome;
  reason?: string;
}

export interface RunFinished extends Stamped {
  type: 'run.finished';
  outcome: RunOutcome;
  reason?: string;
}

/** A cancelled run was ended by a person, and is not carried on. */
export type RunOutcome = 'succeeded' | 'failed' | 'cancelled';

export type StepOutcome = SucceededOutcome | FailedOutcome;

export interface SucceededOutcome {
  kind: 'succeeded';
  output: unknown;
  /** The commit that holds what the step wrote. */
  commit?: string;
  /** Changed paths that the policy would have asked a person about: shown to whoever approves. */
  asked?: string[];
  /** Changed paths whose lease was lost while they were written: for whoever looks at the work. */
  late?: string[];
  session?: AgentSession;
  verification?: VerificationReport;
  /** The file name of a rendered document, in the run's folder. */
  document?: string;
}

export interface FailedOutcome {
  kind: 'failed';
  reason: string;
  /** What kind of failure it was, where trying again may help. */
  class?: FailureClass;
  /** The step inside a loop that failed and made it fail. */
  at?: StepKey;
  session?: AgentSession;
  verification?: VerificationReport;
  /** A person was asked, and did not answer in time: that says nothing of the work. Only in what is folded. */
  unanswered?: true;
}

/** What an agent's session used, as the agent reported it. */
export interface AgentSession {
  id: string;
  /** US dollars. */
  costUsd: number;
  tokens: { input: number; output: number };
  /** Tool calls that the permission rules or hooks refused. */
  denials: { tool: string; path?: string }[];
}
