import type { Clock } from '../../domain/clock.ts';
import type { Event } from '../../domain/event.ts';
import type { Exception } from '../../domain/exception.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { HandoffEntry } from '../../domain/records.ts';
import type { Processes } from '../../domain/process.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Result } from '../../domain/result.ts';
import type { RunState } from '../../domain/run.ts';
import type { Git } from '../../store/git.ts';
import type { Agent, Person } from '../agents.ts';
import type { Team } from '../runs/team.ts';
import type { Workspaces } from '../runs/workspaces.ts';

/** What the runner works with. The team and the policy are those in force when the run goes on. */
export interface RunnerParts {
  playbook: Playbook;
  team: Team;
  policy: Policy;
  workspaces: Workspaces;
  /** git in the main checkout. */
  git: Git;
  agent: Agent;
  person: Person;
  documents: Documents;
  post: Post;
  clock: Clock;
  /** The environment that commands are run with. */
  env: Readonly<Record<string, string | undefined>>;
  processes: Processes;
  /** False once another process has taken the run. */
  isOurs(): boolean;
  /** Gives back the file leases that a workspace of the run holds. */
  releaseLeases(workspace: string): Promise<void>;
  /** Which of these files the run has written after it had lost their lease. */
  lateAmong(paths: readonly string[]): Promise<string[]>;
  /** What may be written in this run although ownership is against it. */
  exceptions(): Promise<Exception[]>;
  /** Whether a session of this role in the run waits for a person's answer now. */
  isAsking(role: string): Promise<boolean>;
  /** The first of the ports that a worktree of the run has for itself, where the config gives any. */
  portOf(folder: string): Promise<number | undefined>;
  /** What earlier work has taught that concerns a role, in words for its agent; empty where nothing has. */
  lessons(role: string): Promise<string>;
  /** Told of each event once it is in the journal, and of what a step does meanwhile. */
  observe(happening: Happening): void;
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal;
}

/** Sends what a playbook tells people and agents, once. */
export interface Post {
  /** The message's id, or why it was not taken. */
  send(letter: Letter): Promise<Result<string, string>>;
}

export interface Letter {
  /** Which step sends it: by this it is found again. */
  step: { run: string; key: string };
  /** Whether the step was begun before, and may have sent it. */
  isAgain: boolean;
  to: { role: string } | { all: true };
  /** The role in whose name it is sent. */
  from?: string;
  subject: string;
  text: string;
}

/** Renders documents and keeps them in the run's folder. */
export interface Documents {
  /** Writes the document and gives it back, or why its template can't be rendered. */
  writeHandoff(facts: HandoffFacts): Result<{ name: string; text: string }, string>;
  /** Writes down what a person is asked to do; the file's path. */
  writeTask(key: string, task: string): string;
}

/** What a handoff document is made of. */
export interface HandoffFacts {
  key: string;
  from: Party;
  to: Party;
  fields: Record<string, string>;
  state: RunState;
  /** The branch that holds the run's work, where there is any. */
  branch: string;
  commits: { commit: string; subject: string }[];
  diffStat: string;
  /** Its way through the states, where it is verified. */
  history: readonly HandoffEntry[];
}

/** Who hands over or takes over: a part of the playbook, and the role that plays it. */
export interface Party {
  part: string;
  role: string;
}

export type Happening = Event | Activity;
/** What a step does now, in a few words: for whoever looks on, and in no journal. */
export interface Activity {
  type: 'activity';
  at: string;
  key: string;
  text: string;
}

/**
 * Puts an event into the journal and folds it into the state.
 * @param when soon: it is durable with the next event, or a turn of the event loop later. For what loses nothing by being done
 * again, and is followed by nothing that anybody else can see before
 */
export type Recorder = (event: Unstamped<Event>, when?: 'now' | 'soon') => void;
export type Unstamped<E> = E extends unknown ? Omit<E, 'at'> : never;
