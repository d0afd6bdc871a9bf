import type {
  AgentSession,
  ApprovalRequested,
  FailedOutcome,
  GroupStarted,
  RunClosing,
  RunFinished,
  RunStarted,
  StepOutcome,
  WorkRequested,
} from './event.ts';
import type { StepKey } from './step-key.ts';

/** A run, folded from its journal. */
export interface RunState {
  started: RunStarted;
  steps: Map<StepKey, StepRecord>;
  /** The newest commit of the run's work, and the one before it: the run's branch is at one of the two. */
  tip: string;
  previousTip: string;
  /** US dollars that the agents' sessions have cost so far. */
  costUsd: number;
  /** Milliseconds up to the newest event in which somebody carried the run on. */
  workedMs: number;
  /** When the newest event happened: wall clock, ISO 8601. */
  newest: string;
  /** Process groups of steps whose end is not in the journal. */
  groups: { key: StepKey; group: GroupStarted['group'] }[];
  refusals: { key: StepKey; role: string; path: string; text: string }[];
  /** Why nothing is begun any more, for a run whose time is used up. */
  timeUp?: string;
  closing?: RunClosing;
  finished?: RunFinished;
  /** The hash of a changed playbook that this run goes on without. */
  keptAgainst?: string;
}

export interface StepRecord {
  key: StepKey;
  part?: string;
  role?: string;
  workspace?: string;
  attempts: number;
  /** When it was last started: wall clock, ISO 8601. */
  since: string;
  /** When the try that it is at was first started, by the wall clock and by the time that was worked on the run. */
  began: { at: string; workedMs: number };
  /** When its end was recorded. */
  ended?: string;
  /** Attempts that failed and were tried again. */
  failures: FailedOutcome[];
  /** What the agents of ended attempts have used, of those too that were cut short. */
  sessions: AgentSession[];
  /** What that of an attempt without an end has used, as far as it has said so. */
  used?: AgentSession;
  /** What a person last said to what it asked; of a loop it stays when that has ended. */
  answer?: { approved: boolean; by: string; reason: string; at: string };
  /** An `each` whose time is used up. */
  isTimeUp?: true;
  status: StepStatus;
}

export type StepStatus =
  /** Started, and its end is not in the journal: it is running, or was interrupted. `again`: a person lets it be done twice. */
  | { kind: 'open'; again?: true }
  /** Failed, and tried again, not before. */
  | { kind: 'held'; until: string }
  | ({ kind: 'waiting' } & Pick<ApprovalRequested, 'question' | 'look' | 'expires' | 'doubt' | 'output'>)
  | { kind: 'answered'; approved: boolean; by: string; reason: string; at: string }
  /** A person does it, or has done it and is believed as far as an agent is: its work is not yet taken in. */
  | { kind: 'requested'; request: WorkRequested }
  | { kind: 'handed-in'; request: WorkRequested; output: unknown; by: string }
  | { kind: 'skipped' }
  | { kind: 'finished'; outcome: StepOutcome };
