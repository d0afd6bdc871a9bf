import type { Task } from '../domain/records.ts';
import type { Refused } from '../domain/refused.ts';
import type { Result } from '../domain/result.ts';
import type { TaskMove } from '../domain/task.ts';
import { addTask, type TaskDraft } from '../services/tasks/add.ts';
import { moveTask } from '../services/tasks/move.ts';
import { findTask, listTasks, tasksOf } from '../services/tasks/tasks.ts';
import type { Desk } from './desk.ts';

/** The task queue. */
export interface TasksApi {
  add(draft: TaskDraft): Promise<Result<Task, Refused>>;
  find(id: string): Promise<Task | undefined>;
  list(): Promise<Task[]>;
  /** What the caller's role is offered, or has. */
  mine(): Promise<Task[]>;
  /** Claims, accepts, declines, completes, reopens or cancels a task; of several at once, one claim wins. */
  move(id: string, move: TaskMove, note?: string): Promise<Result<Task, Refused>>;
}

export function tasksApi({ workplace, policy: { expertise }, author }: Desk): TasksApi {
  return {
    add: (draft) => addTask(workplace, expertise, author, draft),
    find: (id) => findTask(workplace, id),
    list: () => listTasks(workplace),
    mine: () => tasksOf(workplace, author),
    move: (id, move, note) => moveTask(workplace, expertise, author, { id, move, ...(note !== undefined && { note }) }),
  };
}
