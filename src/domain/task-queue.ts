import { isHeldBy, isOver } from './task.ts';
import type { Author, Task } from './records.ts';

/** A role, and what it knows. */
export interface Knowing {
  role: string;
  expertise: readonly string[];
}

/**
 * Whether a task is somebody's: a role's where it is offered the task or has it, whichever of its instances took it on; an
 * instance's where it took it on itself.
 */
export function isTaskOf(
  { status, assignee }: Task,
  { role, instance }: { role?: string; instance?: string },
): boolean {
  if (status !== 'offered' && status !== 'active') return false;
  if (role !== undefined && assignee?.role === role) return true;
  return status === 'active' && instance !== undefined && assignee?.instance === instance;
}

/** The role whose expertise covers most of what is asked for; the first of several. Undefined where none covers any. */
export function suggestedFor(
  expertise: readonly string[],
  roles: readonly Knowing[],
  except: readonly string[] = [],
): string | undefined {
  let best: { role: string; covered: number } | undefined;
  for (const { role, expertise: known } of roles) {
    const covered = expertise.filter((one) => known.includes(one)).length;
    if (covered > (best?.covered ?? 0) && !except.includes(role)) best = { role, covered };
  }
  return best?.role;
}

/** The roles that have declined a task. */
export function declinedBy({ history }: Task): string[] {
  return history.flatMap(({ did, by }) => (did === 'declined' && by.role !== undefined ? [by.role] : []));
}

/** The dependencies of a task that have still to be done. A cancelled one holds nothing up. */
export function unfinishedOf({ dependencies }: Pick<Task, 'dependencies'>, byId: ReadonlyMap<string, Task>): string[] {
  return dependencies.filter((id) => {
    const dependency = byId.get(id);
    return !dependency || !isOver(dependency);
  });
}

/** A circle that a task is in by its dependencies, from itself to itself. */
export function circleOf(id: string, byId: ReadonlyMap<string, Task>): string[] | undefined {
  const seen = new Set<string>();
  const search = (from: string, path: readonly string[]): string[] | undefined => {
    for (const next of byId.get(from)?.dependencies ?? []) {
      if (next === id) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return search(id, [id]);
}

/** @param now ISO 8601 */
export function isOverdue(task: Task, now: string): boolean {
  return task.due !== undefined && task.due < now && !isOver(task);
}

/** What a task is to somebody, most pressing first: theirs, offered to them, open and meant for them, open, and all others. */
export function concernOf(task: Task, by: Author): number {
  const { status, assignee, suggested } = task;
  if (status === 'active' && isHeldBy(task, by)) return 0;
  if (status === 'offered' && by.role !== undefined && assignee?.role === by.role) return 1;
  if (status === 'open') return by.role !== undefined && suggested === by.role ? 2 : 3;
  return isOver(task) ? 5 : 4;
}

const RANK = { urgent: 0, high: 1, normal: 2, low: 3 };

/** The order of a list for somebody: what concerns them first, then what is overdue, by priority, by due date, by age. */
export function queueOrder(reader: Author, now: string): (a: Task, b: Task) => number {
  const weigh = (task: Task) => [concernOf(task, reader), isOverdue(task, now) ? 0 : 1, RANK[task.priority]] as const;
  return (a, b) => {
    const [of, against] = [weigh(a), weigh(b)];
    return (
      of[0] - against[0] ||
      of[1] - against[1] ||
      of[2] - against[2] ||
      (a.due ?? '~').localeCompare(b.due ?? '~') ||
      numberOf(a) - numberOf(b)
    );
  };
}

const numberOf = ({ id }: Task) => Number(id.slice(id.indexOf('-') + 1));
