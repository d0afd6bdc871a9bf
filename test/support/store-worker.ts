// One of several processes that work on one store, and may be killed at any time:
//   node store-worker.mjs STATE-FOLDER NAME SEED COUNT
// It does COUNT things at random, and prints a line of JSON for each once the store has said that it is done.
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Holder } from '../../src/domain/lease.ts';
import type { ProcessIdentity } from '../../src/domain/process.ts';
import type { Task } from '../../src/domain/records.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';
import { systemProcesses } from '../../src/store/files/processes.ts';
import { seeded } from './seeded.ts';
import { message, openStore } from './store-steps.ts';

const [root = '', name = '', seed = '0', count = '0'] = process.argv.slice(2);
const { store } = openStore(root);
const processes = systemProcesses(systemClock(process.platform), process.platform);
const self = processes.identify(process.pid) as ProcessIdentity;
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

const isGone = ({ process: holder }: Holder) => holder !== undefined && processes.stateOf(holder) === 'ended';

/** Takes a lease, is alone where only its holder may be, and gives it back. */
async function holdLease(key: string, session: string): Promise<Done> {
  for (;;) {
    const taken = await store.leases.acquire(key, { session, process: self }, 600_000, isGone);
    if (taken.ok) {
      const { generation } = taken.value;
      const marker = join(root, '..', `marker-${key.replace(':', '-')}`);
      claim(marker, session);
      await new Promise((resolve) => setTimeout(resolve, pick(5)));
      unlinkSync(marker);
      if (!(await store.leases.release(taken.value))) throw new Error(`the lease ${key} went away while it was held`);
      return { did: 'lease', key, generation };
    }
    await new Promise((resolve) => setTimeout(resolve, 1 + pick(5)));
  }
}

/** The marker may lie there only if its process was killed. */
function claim(marker: string, session: string): void {
  const draft = `${marker}.${session}`;
  writeFileSync(draft, JSON.stringify(self));
  for (;;) {
    try {
      linkSync(draft, marker);
      return rmSync(draft);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const other = JSON.parse(readFileSync(marker, 'utf8')) as ProcessIdentity;
      if (processes.stateOf(other) !== 'ended')
        throw new Error(`two hold a lease: ${session} and process ${other.pid}`, { cause: error });
      unlinkSync(marker);
    }
  }
}

for (let index = 0; index < Number(count); index += 1) {
  const done = await doOne(`${name}-${index}`);
  writeSync(1, `${JSON.stringify(done)}\n`);
}
