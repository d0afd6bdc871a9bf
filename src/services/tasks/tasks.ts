import { isTaskOf } from '../../domain/task-queue.ts';
import type { Task } from '../../domain/records.ts';
import { invalid } from '../../domain/refused.ts';
import type { Place } from '../place.ts';

/** Every task there is, by number. */
export async function listTasks({ store }: Place): Promise<Task[]> {
  const documents = await store.documents('tasks').list();
  return documents.map(({ value }) => value).sort((a, b) => numberOf(a) - numberOf(b));
}

export async function findTask({ store }: Place, id: string): Promise<Task | undefined> {
  return (await store.documents('tasks').read(id))?.value;
}

export const unknownTask = (id: string) =>
  invalid(`there is no task ${id}`, 'See those there are: coord task list --all');

/** Tasks by their ids, for the rules. */
export async function tasksById(place: Place): Promise<ReadonlyMap<string, Task>> {
  return new Map((await listTasks(place)).map((task) => [task.id, task]));
}

/** What is somebody's to do. Whoever names only an instance gets what that instance took on itself. */
export async function tasksOf(place: Place, who: { role?: string; instance?: string }): Promise<Task[]> {
  return (await listTasks(place)).filter((task) => isTaskOf(task, who));
}

const numberOf = ({ id }: Task) => Number(id.slice(id.indexOf('-') + 1));
