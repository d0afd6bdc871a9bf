import { checkpointsToDrop } from '../../domain/checkpoint.ts';
import { isLive } from '../../domain/lease.ts';
import { numberedId, numberedIdFrom } from '../../domain/numbered-id.ts';
import type { Author, Checkpoint } from '../../domain/records.ts';
import { readerOf } from '../checkin/reader.ts';
import type { Expertise } from '../team/expertise.ts';
import { unansweredBy } from '../messages/threads.ts';
import { tasksOf } from '../tasks/tasks.ts';
import type { Place } from '../place.ts';
import type { Workplace } from '../workplace.ts';
import { workAtHand } from './work-at-hand.ts';

/** A text that says where one stands is no longer than this. */
export const MAX_SUMMARY = 4000;

export interface CheckpointRequest {
  by: Author;
  reason: Checkpoint['reason'];
  expertise: Expertise;
  /** In its own words. */
  summary?: string;
}

/** A new checkpoint, and those that made room for it. */
export interface KeptCheckpoint {
  checkpoint: Checkpoint;
  dropped: Checkpoint[];
}

/** Keeps where an instance, or a person, stands in a worktree. */
export async function keepCheckpoint(
  place: Place & Pick<Workplace, 'repository'>,
  { by, reason, expertise, summary }: CheckpointRequest,
): Promise<KeptCheckpoint> {
  const { store, clock, repository } = place;
  const [work, own] = await Promise.all([workAtHand(repository), concernsOf(place, by, expertise)]);
  const number = await store.nextNumber('checkpoints');
  const checkpoint: Checkpoint = {
    id: numberedId('CP', number),
    at: clock.now().toISOString(),
    by,
    reason,
    ...(summary !== undefined && { summary }),
    worktree: repository.worktree,
    ...work,
    ...own,
  };
  await store.documents('checkpoints').update(checkpoint.id, () => checkpoint);
  await store
    .log('events')
    .append({ type: 'checkpoint.made', at: checkpoint.at, by, checkpoint: checkpoint.id, reason });
  const dropped = checkpointsToDrop(await checkpointsOf(place, by.role));
  for (const { id } of dropped) await store.documents('checkpoints').remove(id);
  return { checkpoint, dropped };
}

/** What an instance holds, has to do, and is waited for. */
async function concernsOf(
  place: Place,
  by: Author,
  expertise: Expertise,
): Promise<Pick<Checkpoint, 'leases' | 'tasks' | 'nextActions' | 'threads'>> {
  const { store, clock } = place;
  const { instance, role } = by;
  const now = clock.monotonic();
  const known = instance === undefined ? undefined : (await store.documents('instances').read(instance))?.value;
  const session = known?.session ?? instance;
  const [leases, tasks, threads] = await Promise.all([
    store.leases.list(),
    tasksOf(place, { ...(role !== undefined && { role }), ...(instance !== undefined && { instance }) }),
    by.as === 'person' && role === undefined ? [] : unansweredBy(place, readerOf(by, expertise)),
  ]);
  const held = leases.filter((lease) => isLive(lease, now) && lease.holder.session === session);
  return {
    leases: held.map(({ key }) => key),
    tasks: tasks.map(({ id }) => id),
    nextActions: known?.nextActions ?? [],
    threads: threads.map(({ id }) => id),
  };
}

/** The checkpoints of one role, or of everybody without one; oldest first. */
export async function checkpointsOf(place: Place, role: string | undefined): Promise<Checkpoint[]> {
  return (await listCheckpoints(place)).filter(({ by }) => by.role === role);
}

/** @param id as `numberedIdFrom` takes it */
export async function findCheckpoint({ store }: Place, id: string): Promise<Checkpoint | undefined> {
  return (await store.documents('checkpoints').read(numberedIdFrom('CP', id)))?.value;
}

/** All there are, oldest first. */
export async function listCheckpoints({ store }: Place): Promise<Checkpoint[]> {
  const documents = await store.documents('checkpoints').list();
  return documents.map(({ value }) => value).sort((a, b) => numberOf(a) - numberOf(b));
}

const numberOf = ({ id }: Checkpoint) => Number(id.slice('CP-'.length));
