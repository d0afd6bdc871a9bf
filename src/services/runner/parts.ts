import type { Clock } from '../../domain/clock.ts';
import type { Event, GroupStarted } from '../../domain/event.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Result } from '../../domain/result.ts';
import type { RunState } from '../../domain/run.ts';
import type { Git } from '../../store/git.ts';
import type { Agent, Approver } from '../agents.ts';
import type { Team } from '../team.ts';
import type { Workspaces } from '../workspaces.ts';

/** What the runner works with. The team and the policy are those in force when the run goes on. */
export interface RunnerParts {
  playbook: Playbook;
  team: Team;
  policy: Policy;
  workspaces: Workspaces;
  /** git in the main checkout. */
  git: Git;
  agent: Agent;
  approver: Approver;
  documents: Documents;
  clock: Clock;
  /** Which process a pid means, or undefined where it has ended already. */
  identify(pid: number): GroupStarted['group'] | undefined;
  /** False once another process has taken the run. */
  isOurs(): boolean;
  /** Gives back the file leases of the run's roles. */
  releaseLeases(): void;
  /** Told of each event once it is in the journal, and of what a step does meanwhile. */
  observe(happening: Happening): void;
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal;
}

/** Renders documents and keeps them in the run's folder. */
export interface Documents {
  /** Writes the document and gives its file name, or why its template can't be rendered. */
  writeHandoff(facts: HandoffFacts): Result<string, string>;
}

/** What a handoff document is made of. */
export interface HandoffFacts {
  step: string;
  from: string;
  to: string;
  fields: Record<string, string>;
  state: RunState;
  commits: { commit: string; subject: string }[];
  diffStat: string;
}

export type Happening = Event | { type: 'activity'; key: string; text: string };

/** Puts an event into the journal, folds it into the state, and tells the observer: in this order. */
export type Recorder = (event: Unstamped<Event>) => void;
export type Unstamped<E> = E extends unknown ? Omit<E, 'at'> : never;
