import type { Task, TaskStep } from '../../domain/records.ts';
import type { Place } from '../place.ts';

/** Tells the log of happenings what has become of a task; the task itself says so already. */
export async function recordChange(
  { store }: Place,
  { id }: Pick<Task, 'id'>,
  steps: readonly TaskStep[],
): Promise<void> {
  for (const { at, by, did, note } of steps) {
    await store
      .log('events')
      .append({ type: 'task.changed', at, by, task: id, did, ...(note !== undefined && { note }) });
  }
}
