import { type Decision, isOverdue, owedInput, statusOf } from './decision.ts';
import type { Presence } from './presence.ts';
import type {
  Conflict,
  GrantedException,
  QueueEntry,
  Task,
  ViolatingChange,
  WriteLate,
  WriteViolation,
} from './records.ts';
import { shellWord } from './shell-word.ts';
import { expectedBy, stateOf } from './thread-state.ts';
import { beginningOf, type Thread } from './thread.ts';

/** One thing that is not as it should be with a team's work together, and what to do about it. */
export interface HealthFinding {
  kind:
    | 'silent-instance'
    | 'lost-instance'
    | 'late-reply'
    | 'task-without-deadline'
    | 'overdue-task'
    | 'decision-without-affected-roles'
    | 'overdue-decision'
    | 'open-conflict'
    | 'escalated-merge'
    | 'stopped-run'
    | 'late-write'
    | 'violation'
    | 'paused'
    | 'exception';
  /** An instance, a thread, a task …; a path for a late write. */
  subject: string;
  text: string;
  /** A command, or what a person does. */
  mend: string;
}

/** What is looked at. */
export interface TeamHealth {
  instances: readonly { id: string; role?: string; presence: Presence; lastSeen: string }[];
  threads: readonly Thread[];
  tasks: readonly Task[];
  decisions: readonly Decision[];
  conflicts: readonly Conflict[];
  /** What is in the merge queue. */
  queue: readonly QueueEntry[];
  /** Runs that nobody carries on, and that wait for nobody. */
  stopped: readonly string[];
  /** Writes that ended without their lease, and that nobody has looked at yet. */
  lateWrites: readonly WriteLate[];
  /** Changes against the rules that nobody has put back or found right yet; by their whole path where they are in another worktree. */
  violations: readonly (Pick<WriteViolation, 'worktree' | 'by' | 'at'> & Pick<ViolatingChange, 'path'>)[];
  paused: boolean;
  /** Those in force that people gave. */
  exceptions: readonly GrantedException[];
}

/** Milliseconds, as the config has them. */
export interface HealthLimits {
  checkinMs: number;
  replyMs: number;
}

/** Everything that is amiss, the most pressing kinds first. */
export function healthOf(team: TeamHealth, limits: HealthLimits, now: Date): HealthFinding[] {
  return [
    ...(team.paused ? [PAUSED] : []),
    ...team.exceptions.map(exceptionFinding),
    ...team.violations.map(violation),
    ...team.lateWrites.map(lateWrite),
    ...team.conflicts.filter(({ resolved }) => resolved === undefined).map(openConflict),
    ...team.queue.flatMap((entry) => escalatedMerge(entry) ?? []),
    ...team.stopped.map(stoppedRun),
    ...team.instances.flatMap((instance) => instanceFinding(instance, limits, now) ?? []),
    ...team.threads.flatMap((thread) => lateReply(thread, limits, now) ?? []),
    ...team.tasks.flatMap((task) => taskFinding(task, now) ?? []),
    ...team.decisions.flatMap((decision) => decisionFindings(decision, now)),
  ];
}

const PAUSED: HealthFinding = {
  kind: 'paused',
  subject: 'team',
  text: 'the team is paused: no agent writes',
  mend: 'coord resume-team',
};

/** Nothing wrong by itself, but nobody should forget it. */
function exceptionFinding({ id, paths, role, until, reason }: GrantedException): HealthFinding {
  const what = paths?.map(({ pattern }) => pattern).join(', ') ?? 'everything';
  const text = `${role ?? 'everybody'} may write ${what} until ${until}: ${reason}`;
  return { kind: 'exception', subject: id, text, mend: `when it is no more needed: coord lock ${id}` };
}

function violation({ path, worktree, by, at }: TeamHealth['violations'][number]): HealthFinding {
  const text = `changed in ${worktree} against the rules at ${at}, while ${by.role ?? 'a session without a role'} was at work`;
  const word = shellWord(path);
  const mend = `coord audit undo ${word}, or, where it may stay: coord audit settle ${word} --reason …`;
  return { kind: 'violation', subject: path, text, mend };
}

function lateWrite({ path, by, holder, at }: WriteLate): HealthFinding {
  const text = `${by.role ?? 'somebody'} wrote ${path} at ${at} although ${holder} had its lease meanwhile`;
  return {
    kind: 'late-write',
    subject: path,
    text,
    mend: `look at the file, and then: coord lease late --settle ${shellWord(path)}`,
  };
}

function openConflict({ id, title, between }: Conflict): HealthFinding {
  const text = `${between.join(' and ')} disagree: ${title}`;
  return {
    kind: 'open-conflict',
    subject: id,
    text,
    mend: `a person settles it: coord conflict resolve ${id} --resolution …`,
  };
}

function escalatedMerge({ id, branch, into, escalated }: QueueEntry): HealthFinding | undefined {
  if (!escalated) return undefined;
  const text = `${branch} is not in ${into}: ${escalated.reason}`;
  return { kind: 'escalated-merge', subject: id, text, mend: `once it is mended: coord queue retry ${id}` };
}

function stoppedRun(run: string): HealthFinding {
  return { kind: 'stopped-run', subject: run, text: 'the run was stopped', mend: `coord resume ${run}` };
}

function instanceFinding(
  { id, role, presence, lastSeen }: TeamHealth['instances'][number],
  { checkinMs }: HealthLimits,
  now: Date,
): HealthFinding | undefined {
  if (presence === 'ended') return undefined;
  const who = role === undefined ? `instance ${id}` : `instance ${id} (${role})`;
  if (presence === 'lost')
    return {
      kind: 'lost-instance',
      subject: id,
      text: `${who} has ended without a word`,
      mend: `coord checkout ${shellWord(id)}`,
    };
  if (now.getTime() - Date.parse(lastSeen) < checkinMs) return undefined;
  return {
    kind: 'silent-instance',
    subject: id,
    text: `${who} was last seen at ${lastSeen}`,
    mend: 'look whether it still works',
  };
}

/** A question that names a time is late then; any other after the time that the team has set itself. */
function lateReply(thread: Thread, { replyMs }: HealthLimits, now: Date): HealthFinding | undefined {
  if (stateOf(thread) !== 'waiting') return undefined;
  const { at } = beginningOf(thread);
  const due = Date.parse(expectedBy(thread) ?? new Date(Date.parse(at) + replyMs).toISOString());
  if (due > now.getTime()) return undefined;
  const text = `nobody has answered what was asked at ${at}`;
  return { kind: 'late-reply', subject: thread.id, text, mend: `coord reply ${thread.id} …` };
}

function taskFinding({ id, title, status, due }: Task, now: Date): HealthFinding | undefined {
  if (status === 'done' || status === 'cancelled') return undefined;
  if (due === undefined)
    return {
      kind: 'task-without-deadline',
      subject: id,
      text: `"${title}" has no deadline`,
      mend: `coord task set ${id} --due …`,
    };
  if (new Date(due) > now) return undefined;
  return { kind: 'overdue-task', subject: id, text: `"${title}" was due at ${due}`, mend: `coord task show ${id}` };
}

function decisionFindings(decision: Decision, now: Date): HealthFinding[] {
  const { id, title, affects, deadline } = decision;
  const findings: HealthFinding[] = [];
  const isCurrent = ['pending', 'decided'].includes(statusOf(decision));
  if (isCurrent && affects.length === 0)
    findings.push({
      kind: 'decision-without-affected-roles',
      subject: id,
      text: `"${title}" names no role that it affects`,
      mend: 'supersede it by one that does, or name the roles when proposing: --affects',
    });
  if (isOverdue(decision, now)) {
    const owed = owedInput(decision);
    const waits = owed.length > 0 ? `, and waits for ${owed.join(', ')}` : '';
    const text = `"${title}" was to be decided by ${deadline}${waits}`;
    findings.push({ kind: 'overdue-decision', subject: id, text, mend: `coord decision show ${id}` });
  }
  return findings;
}
