import { isSameVoice } from './author.ts';
import { numberedId, numberedIdFrom } from './numbered-id.ts';
import type { Assignee, Author, Task, TaskStep } from './records.ts';
import { refused, type Refused } from './refused.ts';
import { ok, type Result } from './result.ts';

export function taskId(number: number): string {
  return numberedId('TASK', number);
}

/** The id that somebody means by `TASK-0001`, `task-1` or `1`. What is none of these is left as it is: no task has it. */
export function taskIdFrom(text: string): string {
  return numberedIdFrom('TASK', text);
}

/** What can be done with a task that is there. */
export type TaskMove = 'claim' | 'accept' | 'decline' | 'complete' | 'reopen' | 'cancel';

/** Who moves a task, and what it has to be judged by. */
export interface Moving {
  by: Author;
  at: string;
  /** The reason, or of a finished task the result. */
  note?: string;
  /** The task's dependencies that are not done. */
  unfinished: readonly string[];
}

type Moved = Result<Task, Refused>;

const MOVES: Record<TaskMove, (task: Task, moving: Moving) => Moved> = {
  claim: (task, moving) => {
    const { status, assignee, id } = task;
    const { by } = moving;
    if (status === 'active') return refused(`${holderOf(assignee, by)} has ${id}`, OTHERS);
    if (isOver(task)) return over(task);
    if (status === 'offered' && !isOfferedTo(task, by))
      return refused(`${id} is offered to ${holderOf(assignee)}`, OTHERS);
    return blocked(task, moving) ?? next(task, moving, 'claimed', { status: 'active', assignee: assigneeFrom(by) });
  },

  accept: (task, moving) => {
    const { by } = moving;
    const role = task.assignee?.role;
    const assignee = { ...assigneeFrom(by), ...(role !== undefined && { role }) };
    return notOffered(task, by) ?? next(task, moving, 'accepted', { status: 'active', assignee });
  },

  decline: (task, moving) =>
    notOffered(task, moving.by) ?? next(task, moving, 'declined', { status: 'open', assignee: undefined }),

  complete: (task, { note, ...moving }) => {
    const { id, status, assignee } = task;
    const { by } = moving;
    if (isOver(task)) return over(task);
    if (by.as !== 'person' && status !== 'active')
      return refused(`nobody has ${id} yet`, `Claim it first: coord task claim ${id}`);
    if (by.as !== 'person' && !isHeldBy(task, by)) return refused(`${holderOf(assignee, by)} has ${id}`);
    const done = { status: 'done', assignee: assignee ?? assigneeFrom(by), result: note } as const;
    return blocked(task, moving) ?? next(task, moving, 'completed', done);
  },

  reopen: (task, moving) => {
    const { id, status } = task;
    const { by } = moving;
    if (status === 'open') return refused(`${id} is open already`);
    // What another has taken on is taken from it by a person alone.
    const may =
      status === 'offered' ? isAddedBy(task, by) : isHeldBy(task, by) || (isOver(task) && isAddedBy(task, by));
    if (by.as !== 'person' && !may) return refused(`${whoMay(task)} or a person opens ${id} again`);
    const did = isOver(task) ? 'reopened' : 'released';
    return next(task, moving, did, { status: 'open', assignee: undefined, result: undefined });
  },

  cancel: (task, moving) => {
    const { by } = moving;
    if (isOver(task)) return over(task);
    if (by.as !== 'person' && !isAddedBy(task, by) && !isHeldBy(task, by))
      return refused(`whoever added or has ${task.id}, or a person, cancels it`);
    return next(task, moving, 'cancelled', { status: 'cancelled' });
  },
};

const OTHERS = 'See what else there is: coord task list';

/** The task after a move, which is then the last of its history; or why that is not done. */
export function moved(task: Task, move: TaskMove, moving: Moving): Moved {
  return MOVES[move](task, moving);
}

/** The task when it waits, or no longer waits, for others. Whether there are such tasks, and no circle, is asked elsewhere. */
export function depending(
  task: Task,
  { by, at, on, drop }: { by: Author; at: string; on: readonly string[]; drop: boolean },
): Moved {
  if (isOver(task)) return over(task);
  if (by.as !== 'person' && !isAddedBy(task, by) && !isHeldBy(task, by))
    return refused(`whoever added or has ${task.id}, or a person, says what it waits for`);
  const kept = task.dependencies.filter((id) => !on.includes(id));
  const dependencies = drop
    ? kept
    : [...task.dependencies, ...new Set(on.filter((id) => !task.dependencies.includes(id)))];
  const note = dependencies.length === 0 ? 'waits for nothing' : `waits for ${dependencies.join(', ')}`;
  return next({ ...task, dependencies }, { by, at, note, unfinished: [] }, 'changed', {});
}

/** Whether the author has the task: it is active, or was, with its role; without one, with its instance or with people. */
export function isHeldBy({ status, assignee }: Task, by: Author): boolean {
  if (!assignee || status === 'open' || status === 'offered') return false;
  if (assignee.role !== undefined || by.role !== undefined) return assignee.role === by.role;
  return (assignee.person === true) === (by.as === 'person') && assignee.instance === by.instance;
}

/** Whether the author may accept or decline it. */
function isOfferedTo({ status, assignee }: Task, by: Author): boolean {
  return status === 'offered' && (by.as === 'person' || (by.role !== undefined && assignee?.role === by.role));
}

export function isOver({ status }: Task): boolean {
  return status === 'done' || status === 'cancelled';
}

/**
 * Who has a task or is offered it, in words.
 * @param reader where it plays the same role, the instance is named as well
 */
export function holderOf(assignee: Assignee | undefined, reader?: Author): string {
  const { role, instance, person } = assignee ?? {};
  if (role === undefined) return person ? 'a person' : 'an agent without a role';
  const isTwin = reader?.role === role && instance !== undefined && reader.instance !== instance;
  return isTwin ? `${role} (instance ${instance.slice(0, 8)})` : role;
}

function assigneeFrom({ as, role, instance }: Author): Assignee {
  return {
    ...(role !== undefined && { role }),
    ...(instance !== undefined && { instance }),
    ...(as === 'person' && { person: true }),
  };
}

function isAddedBy({ history: [added] }: Task, by: Author): boolean {
  return added !== undefined && isSameVoice(added.by, by);
}

function whoMay({ id, status, assignee }: Task): string {
  if (status === 'offered') return `whoever added ${id}`;
  return status === 'active' ? holderOf(assignee) : `whoever added or had ${id}`;
}

function notOffered(task: Task, by: Author): Moved | undefined {
  if (isOver(task)) return over(task);
  if (task.status !== 'offered') return refused(`${task.id} is not offered to anybody`, claimIt(task));
  if (!isOfferedTo(task, by)) return refused(`${task.id} is offered to ${holderOf(task.assignee)}`);
  return undefined;
}

function claimIt({ id, status }: Task): string | undefined {
  return status === 'open' ? `Whoever wants it claims it: coord task claim ${id}` : undefined;
}

function over({ id, status }: Task): Moved {
  return refused(`${id} is ${status}`, `If it has to be done after all: coord task reopen ${id}`);
}

function blocked({ id }: Task, { unfinished }: Moving): Moved | undefined {
  return unfinished.length === 0 ? undefined : refused(`${id} waits for ${unfinished.join(', ')}`);
}

type Change = { [Key in 'status' | 'assignee' | 'result']?: Task[Key] | undefined };

function next(task: Task, { by, at, note }: Moving, did: TaskStep['did'], change: Change): Moved {
  const step: TaskStep = { at, by, did, ...(note !== undefined && { note }) };
  const { status, assignee, result, ...rest } = { ...task, ...change };
  return ok({
    ...rest,
    status: status ?? task.status,
    ...(assignee && { assignee }),
    ...(result !== undefined && { result }),
    history: [...task.history, step],
  });
}
