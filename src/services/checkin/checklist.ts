import type { Decision } from '../../domain/decision.ts';
import type { Checkpoint, ContextHandover, Instance, Lesson, Memory, Task } from '../../domain/records.ts';
import type { Thread } from '../../domain/thread.ts';
import { lessonsOf } from '../lessons/lessons.ts';
import { listCheckpoints } from '../checkpoints/checkpoints.ts';
import { openHandovers } from '../team/context-handovers.ts';
import { decisionNews, decisionsDue } from '../decisions/decisions.ts';
import { type InstanceNow, listInstances } from '../instances/instances.ts';
import { memoryOf } from '../team/memory.ts';
import { inboxOf, newsFor, unansweredBy } from '../messages/threads.ts';
import { readerOf } from './reader.ts';
import type { Expertise } from '../team/expertise.ts';
import { tasksOf } from '../tasks/tasks.ts';
import type { Place } from '../place.ts';
import type { Workplace } from '../workplace.ts';

/** What an instance should know when it comes to work. */
export interface Checklist {
  instance: Instance;
  /** Who else is at work, or was lost. */
  others: InstanceNow[];
  tasks: Task[];
  /** Threads that wait for its answer. */
  unanswered: Thread[];
  /** What else is in its inbox. */
  unread: Thread[];
  /** Decisions that wait for its role. */
  due: Decision[];
  /** Decisions that were made since it, or its role, last looked. */
  made: Decision[];
  handovers: ContextHandover[];
  memory?: Memory;
  /** What earlier work has taught that concerns its role. */
  lessons: Lesson[];
  /** Where it, or its role, last stood. */
  checkpoint?: Checkpoint;
}

export interface CheckinRules {
  expertise: Expertise;
  checkinMs: number;
}

/** Gathers the checklist, and notes that the instance has been told. */
export async function checkIn(
  place: Place & Pick<Workplace, 'processes'>,
  instance: Instance,
  { expertise, checkinMs }: CheckinRules,
): Promise<Checklist> {
  const { role } = instance;
  const reader = readerOf(instance, expertise);
  const instances = await listInstances(place, place.processes, checkinMs);
  const lastLook = Math.max(
    0,
    ...instances.filter((other) => other.role === role).map(({ seen }) => seen?.decisions ?? 0),
  );
  const [tasks, unanswered, inbox, due, made, handovers, checkpoints, memory, news, lessons] = await Promise.all([
    tasksOf(place, { ...(role !== undefined && { role }), instance: instance.id }),
    unansweredBy(place, reader),
    inboxOf(place, reader),
    role === undefined ? [] : decisionsDue(place, role),
    decisionNews(place, role, lastLook),
    role === undefined ? [] : openHandovers(place, role),
    listCheckpoints(place),
    role === undefined ? undefined : memoryOf(place, role),
    newsFor(place, reader, instance.seen?.messages ?? 0),
    lessonsOf(place, role ?? ''),
  ]);
  const seen = { messages: news.last, urgent: news.last, decisions: made.last };
  const document = await place.store
    .documents('instances')
    .update(instance.id, (current) => current && { ...current, seen });
  const checkpoint = checkpoints.findLast(
    ({ by }) => by.instance === instance.id || (role !== undefined && by.role === role),
  );
  const isUnanswered = new Set(unanswered.map(({ id }) => id));
  return {
    instance: document?.value ?? instance,
    others: instances.filter((other) => isElse(other, instance)),
    tasks,
    unanswered,
    unread: inbox.filter(({ id }) => !isUnanswered.has(id)),
    due,
    made: made.decisions,
    handovers,
    lessons,
    ...(memory && memory.known.length + memory.needed.length > 0 && { memory }),
    ...(checkpoint && { checkpoint }),
  };
}

function isElse(other: InstanceNow, { id }: Instance): boolean {
  return other.presence !== 'ended' && other.id !== id && other.parent !== id;
}
