import { lineFault, listFault, textFault } from '../../domain/bounds.ts';
import type { Author, Task, TaskStep } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { suggestedFor } from '../../domain/task-queue.ts';
import { taskId } from '../../domain/task.ts';
import { type Expertise, knowing, spelledAsKnown } from '../team/expertise.ts';
import type { Place } from '../place.ts';
import { recordChange } from './record-change.ts';
import { tasksById, unknownTask } from './tasks.ts';

/** Longest texts of a task, in characters, and most entries of a list. */
export const BOUNDS = { title: 200, text: 20_000, entry: 500, entries: 50 };

/** A task as somebody words it. */
export interface TaskDraft extends Pick<Task, 'title' | 'priority' | 'dependencies' | 'deliverables' | 'expertise'> {
  description?: string;
  /** ISO 8601. */
  due?: string;
  /** The role it is offered to. */
  role?: string;
}

/** Adds a task: offered to the role that the draft names, or open, with the role that should take it. */
export async function addTask(
  place: Place,
  team: Expertise,
  by: Author,
  draft: TaskDraft,
): Promise<Result<Task, Refused>> {
  const fault = faultIn(draft, team);
  if (fault) return { ok: false, error: fault };
  const byId = await tasksById(place);
  const unknown = draft.dependencies.find((id) => !byId.has(id));
  if (unknown !== undefined) return unknownTask(unknown);
  const { store, clock } = place;
  const at = clock.now().toISOString();
  const { role, description, due, title, priority, dependencies, deliverables } = draft;
  const expertise = spelledAsKnown(draft.expertise, team);
  const suggested = suggestedFor(expertise, knowing(team));
  const history: TaskStep[] = [{ at, by, did: 'added' }];
  if (role !== undefined) history.push({ at, by, did: 'offered', note: role });
  const task: Task = {
    id: taskId(await store.nextNumber('tasks')),
    title,
    ...(description !== undefined && { description }),
    priority,
    status: role === undefined ? 'open' : 'offered',
    ...(due !== undefined && { due }),
    dependencies: [...new Set(dependencies)],
    deliverables,
    expertise,
    ...(suggested !== undefined && { suggested }),
    ...(role !== undefined && { assignee: { role } }),
    history,
  };
  await store.documents('tasks').update(task.id, () => task);
  await recordChange(place, task, history);
  return ok(task);
}

function faultIn({ title, description, role, ...lists }: TaskDraft, team: Expertise): Refused | undefined {
  if (role !== undefined && !Object.hasOwn(team, role))
    return invalid(`there is no role ${role}; the roles are ${Object.keys(team).join(', ')}`).error;
  return (
    lineFault('the title', title, BOUNDS.title) ??
    (description === undefined ? undefined : textFault('the description', description, BOUNDS.text)) ??
    listFault('dependencies', lists.dependencies, BOUNDS.entries, BOUNDS.entry) ??
    listFault('deliverables', lists.deliverables, BOUNDS.entries, BOUNDS.entry) ??
    listFault('kinds of expertise', lists.expertise, BOUNDS.entries, BOUNDS.entry)
  );
}
