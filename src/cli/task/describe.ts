import type { Task } from '../../domain/records.ts';
import { isOverdue, unfinishedOf } from '../../domain/task-queue.ts';
import { holderOf, isOver } from '../../domain/task.ts';

/** A task, and what follows from the others and from the time. */
export interface TaskNow extends Task {
  overdue: boolean;
  /** Tasks that it waits for and that are not done. */
  unfinished: string[];
}

/** @param now ISO 8601 */
export function taskNow(task: Task, byId: ReadonlyMap<string, Task>, now: string): TaskNow {
  return { ...task, overdue: isOverdue(task, now), unfinished: isOver(task) ? [] : unfinishedOf(task, byId) };
}

/** Who has it, is offered it, or with a question mark should take it. */
export function whose({ status, assignee, suggested }: Task): string {
  if (status === 'open') return suggested === undefined ? '' : `${suggested}?`;
  return assignee ? holderOf(assignee) : '';
}

/** What has become of it, and what comes next, in a sentence or two. */
export function standing({ id, status, assignee, suggested, unfinished }: TaskNow): string {
  const waits = unfinished.length > 0 ? ` It waits for ${unfinished.join(', ')}.` : '';
  switch (status) {
    case 'open':
      return `${id} is open${suggested === undefined ? '' : `; ${suggested} knows most of what it needs`}.${waits || ` Take it with: coord task claim ${id}`}`;
    case 'offered':
      return `${id} is offered to ${holderOf(assignee)}.${waits} It answers with: coord task accept ${id}`;
    case 'active':
      return `${holderOf(assignee)} has ${id}.${waits || ` When it is finished: coord task done ${id}`}`;
    case 'done':
      return `${id} is done.`;
    case 'cancelled':
      return `${id} is cancelled.`;
  }
}
