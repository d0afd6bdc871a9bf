import { type Decision, statusOf, waitsFor } from '../../domain/decision.ts';
import { turnOf } from '../../domain/handoff.ts';
import type { Handoff, Task } from '../../domain/records.ts';
import { isTaskOf } from '../../domain/task-queue.ts';
import { isInInbox, isUnansweredBy, stateOf } from '../../domain/thread-state.ts';
import type { Reader, Thread } from '../../domain/thread.ts';
import type { TeamNow } from './team-now.ts';

/** What of all that is going on concerns one role, or a person; the most pressing first. */
export interface Concerns {
  /** Threads that wait for an answer of theirs. */
  toAnswer: Thread[];
  /** Threads that have something for them to read. */
  toRead: Thread[];
  /** Tasks that they are offered, or have. */
  tasks: Task[];
  /** Decisions that wait for their input or their call. */
  decisions: Decision[];
  /** Handoffs whose next move is theirs. */
  handoffs: Handoff[];
}

/** @param who undefined for a person without a role, whom everything that waits concerns */
export function concernsOf(team: TeamNow, who: (Reader & { instance?: string }) | undefined, now: Date): Concerns {
  const { threads, tasks, decisions, handoffs } = team;
  const pending = decisions.filter((decision) => statusOf(decision) === 'pending');
  if (!who || who.role === undefined) {
    return {
      toAnswer: threads.filter((thread) => stateOf(thread) === 'waiting'),
      toRead: [],
      tasks: tasks.filter(({ status }) => status === 'open' || status === 'offered'),
      decisions: pending,
      handoffs: handoffs.filter((handoff) => turnOf(handoff) !== undefined),
    };
  }
  const { role } = who;
  const toAnswer = threads.filter((thread) => isUnansweredBy(thread, who));
  return {
    toAnswer,
    toRead: threads.filter((thread) => isInInbox(thread, who) && !toAnswer.includes(thread)),
    tasks: tasks.filter((task) => isTaskOf(task, who)),
    decisions: pending.filter((decision) => waitsFor(decision, role, now)),
    handoffs: handoffs.filter((handoff) => {
      const turn = turnOf(handoff);
      return turn !== undefined && turn !== 'person' && turn.role === role;
    }),
  };
}
