import type { Decision } from '../../domain/decision.ts';
import { isLive, type LeaseRecord } from '../../domain/lease.ts';
import type { Processes } from '../../domain/process.ts';
import { isOver } from '../../domain/handoff.ts';
import type { Conflict, GrantedException, Handoff, Pause, QueueEntry, Task, WriteLate } from '../../domain/records.ts';
import type { Thread } from '../../domain/thread.ts';
import { openViolations, type Violation } from '../audit/violations.ts';
import { listHandoffs } from '../handoffs/records.ts';
import { listConflicts } from './conflicts.ts';
import { listDecisions } from '../decisions/decisions.ts';
import { grantedInForce } from '../exceptions/in-force.ts';
import { type InstanceNow, listInstances } from '../instances/instances.ts';
import { listEntries } from '../merge-queue/entries.ts';
import { lateWrites } from '../leases/late-writes.ts';
import { openThreads } from '../messages/threads.ts';
import type { Place } from '../place.ts';
import { listTasks } from '../tasks/tasks.ts';

/** Everything that a team shares, as it is at one moment. */
export interface TeamNow {
  /** Those that have not ended, and those that ended without a word. */
  instances: InstanceNow[];
  /** Open threads, all tasks, all decisions that are not archived, all conflicts. */
  threads: Thread[];
  tasks: Task[];
  decisions: Decision[];
  conflicts: Conflict[];
  /** Those that are not over. */
  handoffs: Handoff[];
  /** What waits in the merge queue, and what of it a person has to look at. */
  queue: QueueEntry[];
  /** Leases that hold now, by key. */
  leases: LeaseRecord[];
  /** Writes that ended without their lease, and that nobody has looked at since. */
  lateWrites: WriteLate[];
  /** Changes against the rules that are open as far as was looked. */
  violations: Violation[];
  paused?: Pause;
  /** What people let be written for a time although the rules are against it. */
  exceptions: GrantedException[];
}

/** @param checkinMs milliseconds of silence after which an instance counts as lost */
export async function readTeam(place: Place & { processes: Processes }, checkinMs: number): Promise<TeamNow> {
  const { store, clock, processes } = place;
  const [instances, threads, tasks, decisions, conflicts, handoffs, queue, leases, team, late, violations, exceptions] =
    await Promise.all([
      listInstances(place, processes, checkinMs),
      openThreads(place),
      listTasks(place),
      listDecisions(place),
      listConflicts(place),
      listHandoffs(place),
      listEntries(place),
      store.leases.list(),
      store.documents('team').read('team'),
      lateWrites(store),
      openViolations(store),
      grantedInForce(place),
    ]);
  const now = clock.monotonic();
  const paused = team?.value.paused;
  return {
    instances: instances.filter(({ presence }) => presence !== 'ended'),
    threads,
    tasks,
    decisions,
    conflicts,
    handoffs: handoffs.filter((handoff) => !isOver(handoff)),
    queue: queue.filter(({ status }) => status === 'waiting' || status === 'escalated'),
    // A run's own lease says who carries it on, and is shown with the runs.
    leases: leases
      .filter((lease) => isLive(lease, now) && !lease.key.startsWith('run:'))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    lateWrites: late,
    violations,
    exceptions,
    ...(paused && { paused }),
  };
}
