import type { Author, Checkpoint, Memory, Task } from '../domain/records.ts';
import type { Reader, Thread } from '../domain/thread.ts';
import type { Expertise } from './team/expertise.ts';
import { bind, boundRole, unbind } from './bindings.ts';
import { checkpointsOf, keepCheckpoint } from './checkpoints/checkpoints.ts';
import { memoryOf } from './team/memory.ts';
import { inboxOf } from './messages/threads.ts';
import type { Place } from './place.ts';
import { tasksOf } from './tasks/tasks.ts';
import type { Workplace } from './workplace.ts';

/** What was left, and what it left behind. */
export interface Switched {
  from?: string;
  /** Where the old role stood. */
  checkpoint?: Checkpoint;
}

/**
 * Binds this worktree to another role, or to none; where the old one stood is kept.
 * @param expertise what each role knows about
 */
export async function switchRole(
  workplace: Workplace,
  by: Author,
  to: string | undefined,
  expertise: Expertise,
): Promise<Switched> {
  const { layout, repository, store, clock } = workplace;
  const { worktree } = repository;
  const from = boundRole(layout, worktree);
  if (from === to) return from === undefined ? {} : { from };
  const kept =
    from === undefined
      ? undefined
      : await keepCheckpoint(workplace, {
          by: { ...by, role: from },
          reason: 'role-switch',
          expertise,
        });
  if (to === undefined) unbind(layout, worktree);
  else bind(layout, { worktree, role: to });
  const roles = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  await store.log('events').append({ type: 'role.switched', at: clock.now().toISOString(), by, worktree, ...roles });
  return { ...(from !== undefined && { from }), ...(kept && { checkpoint: kept.checkpoint }) };
}

/** What a role finds when somebody takes it up. */
export interface RoleContext {
  tasks: Task[];
  /** What it is asked or told, and has not closed. */
  threads: Thread[];
  checkpoint?: Checkpoint;
  memory: Memory;
}

export async function contextOf(place: Place, reader: Reader & { role: string }): Promise<RoleContext> {
  const { role } = reader;
  const [tasks, threads, checkpoints, memory] = await Promise.all([
    tasksOf(place, { role }),
    inboxOf(place, reader),
    checkpointsOf(place, role),
    memoryOf(place, role),
  ]);
  const checkpoint = checkpoints.at(-1);
  return { tasks, threads, memory, ...(checkpoint && { checkpoint }) };
}
