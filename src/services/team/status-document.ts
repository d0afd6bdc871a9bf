import type { CoordConfig } from '../../config/generated/config.ts';
import { statusOf } from '../../domain/decision.ts';
import { failuresOf, since, waysOn } from '../../domain/handoff.ts';
import type { LeaseRecord } from '../../domain/lease.ts';
import type { Handoff, HandoffState } from '../../domain/records.ts';
import { stateOf } from '../../domain/thread-state.ts';
import type { InstanceNow } from '../instances/instances.ts';
import type { TeamNow } from './team-now.ts';

/** The state of a team as `coord status --json` prints it: session, coordination, instances, handoff protocol. */
export interface StatusDocument {
  /** Wall clock, ISO 8601. */
  at: string;
  session: {
    project: string;
    mode: 'multi-instance' | 'single-instance' | 'no-instance';
    totalInstances: number;
    /** paused by a person; waiting for one; working; or standing by. */
    phase: 'paused' | 'waiting' | 'working' | 'standby';
  };
  coordination: {
    paused: { at: string; reason?: string } | null;
    openTasks: number;
    unansweredMessages: number;
    pendingDecisions: number;
    openConflicts: number;
    /** Branches in the merge queue that wait for their turn. */
    queued: number;
    /** Branches that could not be taken in, for a person to look at. */
    escalated: {
      id: string;
      branch: string;
      into: string;
      since: string;
      reason: string;
      kept: string[];
      answer: string;
    }[];
    lateWrites: number;
    violations: number;
    leases: LeaseStatus[];
    /** What people let be written for a time: null stands for everything, and for everybody. */
    exceptions: { id: string; paths: string[] | null; role: string | null; until: string; reason: string }[];
  };
  instances: Record<string, InstanceStatus>;
  handoffProtocol: {
    requiredFields: string[];
    /** The layers whose checks a role's work must pass. */
    verificationRequired: Record<string, string[]>;
    /** Runs that wait for a person: what is asked. */
    waiting: WaitingRun[];
    /** Runs that nobody carries on: they were killed, or stopped by a person. */
    stopped: StoppedRun[];
    /** Handoffs that are not over. */
    open: OpenHandoff[];
  };
}

export interface OpenHandoff {
  id: string;
  title: string;
  from: string;
  to: string;
  state: HandoffState;
  since: string;
  run: string | null;
  failures: number;
  /** Why a person has to look at it. */
  escalated: string | null;
  /** The command lines that lead on. */
  next: string[];
}

export interface LeaseStatus {
  key: string;
  role: string | null;
  holder: string;
  token: number;
  since: string;
  until: string;
}

export interface InstanceStatus {
  role: string | null;
  kind: InstanceNow['kind'];
  parent: string | null;
  status: InstanceNow['presence'];
  doing: string | null;
  tasks: string[];
  activity: string | null;
  lastSeen: string;
  expertise: string[];
  owns: string[];
  available: boolean;
  nextActions: string[];
  collaborationNeeded: string[];
  session: string;
  run: string | null;
  branch: string | null;
  worktree: string;
  leases: string[];
}

export interface WaitingRun {
  run: string;
  step: string;
  question: string;
  /** When it counts as rejected, as nobody has answered: wall clock, ISO 8601. */
  expires?: string;
  /** The command line with which a person answers; once its time is up, the one that lets the run go on. */
  answer: string;
}

export interface StoppedRun {
  run: string;
  /** The command line with which a person lets it go on. */
  next: string;
}

export function statusDocument(
  team: TeamNow,
  config: CoordConfig,
  waiting: readonly WaitingRun[],
  stopped: readonly string[],
  now: Date,
): StatusDocument {
  const { instances, threads, tasks, decisions, conflicts, leases, lateWrites, violations, paused, exceptions, queue } =
    team;
  const living = instances.filter(({ presence }) => presence !== 'lost');
  const roles = Object.entries(config.roles);
  return {
    at: now.toISOString(),
    session: {
      project: config.project.name,
      mode: living.length === 0 ? 'no-instance' : living.length === 1 ? 'single-instance' : 'multi-instance',
      totalInstances: living.length,
      phase: paused ? 'paused' : waiting.length > 0 ? 'waiting' : living.length > 0 ? 'working' : 'standby',
    },
    coordination: {
      paused: paused ? { at: paused.at, ...(paused.reason !== undefined && { reason: paused.reason }) } : null,
      openTasks: tasks.filter(({ status }) => status !== 'done' && status !== 'cancelled').length,
      unansweredMessages: threads.filter((thread) => stateOf(thread) === 'waiting').length,
      pendingDecisions: decisions.filter((decision) => statusOf(decision) === 'pending').length,
      openConflicts: conflicts.filter(({ resolved }) => resolved === undefined).length,
      queued: queue.filter(({ status }) => status === 'waiting').length,
      escalated: queue.flatMap(({ id, branch, into, escalated }) => {
        if (!escalated) return [];
        const { at, reason, kept } = escalated;
        return { id, branch, into, since: at, reason, kept, answer: `coord queue retry ${id}` };
      }),
      lateWrites: lateWrites.length,
      violations: violations.length,
      leases: leases.map(leaseStatus),
      exceptions: exceptions.map(({ id, paths, role, until, reason }) => ({
        id,
        paths: paths?.map(({ pattern }) => pattern) ?? null,
        role: role ?? null,
        until,
        reason,
      })),
    },
    instances: Object.fromEntries(instances.map((instance) => [instance.id, instanceStatus(instance, team, config)])),
    handoffProtocol: {
      requiredFields: config.handoff?.required ?? [],
      verificationRequired: Object.fromEntries(roles.map(([id, { must_pass }]) => [id, must_pass ?? []])),
      waiting: [...waiting],
      stopped: stopped.map((run) => ({ run, next: `coord resume ${run}` })),
      open: team.handoffs.map(openHandoff),
    },
  };
}

function openHandoff(handoff: Handoff): OpenHandoff {
  const { id, title, from, to, state, run, escalated } = handoff;
  return {
    id,
    title,
    from,
    to,
    state,
    since: since(handoff),
    run: run ?? null,
    failures: failuresOf(handoff),
    escalated: escalated?.reason ?? null,
    next: waysOn(handoff),
  };
}

function leaseStatus({ key, holder, generation, since, until }: LeaseRecord): LeaseStatus {
  return { key, role: holder.role ?? null, holder: holder.session, token: generation, since, until };
}

function instanceStatus(instance: InstanceNow, { tasks, leases }: TeamNow, { roles }: CoordConfig): InstanceStatus {
  const { id, kind, role, parent, presence, doing, heartbeat, session, run, branch, worktree } = instance;
  const has = (task: (typeof tasks)[number]) => task.status === 'active' && task.assignee?.instance === id;
  return {
    role: role ?? null,
    kind,
    parent: parent ?? null,
    status: presence,
    doing: doing ?? null,
    tasks: tasks.filter(has).map((task) => task.id),
    activity: heartbeat?.activity ?? null,
    lastSeen: heartbeat?.at ?? instance.started,
    expertise: roles[role ?? '']?.expertise ?? [],
    owns: roles[role ?? '']?.owns ?? [],
    available: instance.available,
    nextActions: instance.nextActions,
    collaborationNeeded: instance.collaborationNeeded,
    session,
    run: run ?? null,
    branch: branch ?? null,
    worktree,
    leases: leases.filter(({ holder }) => holder.session === session).map(({ key }) => key),
  };
}
