import type { Author, Task } from '../../domain/records.ts';
import { refused, type Refused } from '../../domain/refused.ts';
import type { Result } from '../../domain/result.ts';
import { circleOf } from '../../domain/task-queue.ts';
import { depending } from '../../domain/task.ts';
import type { Place } from '../place.ts';
import { changeTask } from './move.ts';
import { tasksById, unknownTask } from './tasks.ts';

/**
 * Makes a task wait for others, or no longer wait for them. Two that are each made to wait for the other at the same time
 * are both looked at again after the change, so that no circle stays.
 */
export async function dependOn(
  place: Place,
  by: Author,
  { id, on, drop }: { id: string; on: readonly string[]; drop: boolean },
): Promise<Result<Task, Refused>> {
  const before = await tasksById(place);
  const unknown = [id, ...on].find((one) => !before.has(one));
  if (unknown !== undefined) return unknownTask(unknown);
  const at = place.clock.now().toISOString();
  const result = await changeTask(place, id, (task) => {
    const next = depending(task, { by, at, on, drop });
    return next.ok ? (inCircle(id, new Map(before).set(id, next.value)) ?? next) : next;
  });
  if (!result.ok || drop) return result;
  const circle = inCircle(id, await tasksById(place));
  if (!circle) return result;
  const added = on.filter((one) => !before.get(id)?.dependencies.includes(one));
  await changeTask(place, id, (task) => depending(task, { by, at, on: added, drop: true }));
  return circle;
}

function inCircle(id: string, byId: ReadonlyMap<string, Task>): Result<Task, Refused> | undefined {
  const circle = circleOf(id, byId);
  return circle && refused(`tasks would wait for each other: ${circle.join(' waits for ')}`);
}
