import { textFault } from '../../domain/bounds.ts';
import type { Author, Task } from '../../domain/records.ts';
import type { Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { declinedBy, suggestedFor, unfinishedOf } from '../../domain/task-queue.ts';
import { moved, type TaskMove } from '../../domain/task.ts';
import { type Expertise, knowing } from '../team/expertise.ts';
import type { Place } from '../place.ts';
import { BOUNDS } from './add.ts';
import { recordChange } from './record-change.ts';
import { tasksById, unknownTask } from './tasks.ts';

/** One move of one task, by the rules of `domain/task.ts`; of several at once, each sees what the one before it left. */
export async function moveTask(
  place: Place,
  team: Expertise,
  by: Author,
  { id, move, note }: { id: string; move: TaskMove; note?: string },
): Promise<Result<Task, Refused>> {
  const fault = note === undefined ? undefined : textFault(NOTES[move], note, BOUNDS.text);
  if (fault) return { ok: false, error: fault };
  const byId = await tasksById(place);
  const at = place.clock.now().toISOString();
  return changeTask(place, id, (task) => {
    const result = moved(task, move, {
      by,
      at,
      unfinished: unfinishedOf(task, byId),
      ...(note !== undefined && { note }),
    });
    return result.ok && move === 'decline' ? ok(suggestedAnew(result.value, team)) : result;
  });
}

const NOTES: Record<TaskMove, string> = {
  claim: 'the note',
  accept: 'the note',
  decline: 'the reason',
  complete: 'the result',
  reopen: 'the reason',
  cancel: 'the reason',
};

/** Changes a task under its lock, and tells the log what the change added to its history. */
export async function changeTask(
  place: Place,
  id: string,
  change: (task: Task) => Result<Task, Refused>,
): Promise<Result<Task, Refused>> {
  let result = unknownTask(id) as Result<Task, Refused>;
  let before = 0;
  await place.store.documents('tasks').update(id, (task) => {
    if (!task) return undefined;
    before = task.history.length;
    result = change(task);
    return result.ok ? result.value : undefined;
  });
  if (result.ok) await recordChange(place, result.value, result.value.history.slice(before));
  return result;
}

/** Whoever has declined it is not suggested again. */
function suggestedAnew(declined: Task, team: Expertise): Task {
  const { suggested: _, ...task } = declined;
  const suggested = suggestedFor(task.expertise, knowing(team), declinedBy(task));
  return { ...task, ...(suggested !== undefined && { suggested }) };
}
