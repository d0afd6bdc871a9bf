// One of several processes that work on one store, and may be killed at any time:
//   node store-worker.mjs STATE-FOLDER NAME SEED COUNT
// It does COUNT things at random, and prints a line of JSON for each once the store has said that it is done.
import { unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../../src/domain/records.ts';
import { claimMarker, isGone, SELF } from './marker.ts';
import { seeded } from './seeded.ts';
import { message, openStore } from './store-steps.ts';

const [root = '', name = '', seed = '0', count = '0'] = process.argv.slice(2);
const { store } = openStore(root);
const random = seeded(Number(seed));
const pick = (end: number) => Math.floor(random() * end);

/** What was done, as the parent is told. */
export type Done =
  | { did: 'append'; seq: number; text: string }
  | { did: 'number'; number: number }
  | { did: 'update'; task: string; entry: string }
  | { did: 'lease'; key: string; generation: number };

async function doOne(what: string): Promise<Done> {
  switch (pick(4)) {
    case 0:
      return { did: 'append', seq: await store.log('messages').append(message(what)), text: what };
    case 1:
      return { did: 'number', number: await store.nextNumber('tasks') };
    case 2: {
      const task = `TASK-000${1 + pick(2)}`;
      await store.documents('tasks').update(task, (current) => withEntry(current, task, what));
      return { did: 'update', task, entry: what };
    }
    default:
      return holdLease(`file:${pick(2)}`, what);
  }
}

function withEntry(current: Task | undefined, id: string, entry: string): Task {
  const task: Task = current ?? {
    id,
    title: 'a task',
    priority: 'normal',
    status: 'open',
    dependencies: [],
    deliverables: [],
    expertise: [],
    history: [],
  };
  return { ...task, deliverables: [...task.deliverables, entry] };
}

/** Takes a lease, is alone where only its holder may be, and gives it back. */
async function holdLease(key: string, session: string): Promise<Done> {
  for (;;) {
    const taken = await store.leases.acquire(key, { session, process: SELF }, 600_000, (holder) =>
      isGone(holder.process),
    );
    if (taken.ok) {
      const { generation } = taken.value;
      const marker = join(root, '..', `marker-${key.replace(':', '-')}`);
      claimMarker(marker, session);
      await new Promise((resolve) => setTimeout(resolve, pick(5)));
      unlinkSync(marker);
      if (!(await store.leases.release(taken.value))) throw new Error(`the lease ${key} went away while it was held`);
      return { did: 'lease', key, generation };
    }
    await new Promise((resolve) => setTimeout(resolve, 1 + pick(5)));
  }
}

for (let index = 0; index < Number(count); index += 1) {
  const done = await doOne(`${name}-${index}`);
  writeSync(1, `${JSON.stringify(done)}\n`);
}
