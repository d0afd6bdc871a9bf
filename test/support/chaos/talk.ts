import type { Refused } from '../../../src/domain/refused.ts';
import type { Result } from '../../../src/domain/result.ts';
import type { Coord } from '../../../src/index.ts';
import type { Life, Told } from './told.ts';

/** What one life of an instance works with. */
export interface Worker {
  coord: Coord;
  me: Pick<Life, 'name' | 'role' | 'markers'>;
  /** The threads that this life has begun. */
  asked: string[];
  /** A number from 0 up to `end`. */
  pick(end: number): number;
}

const NOTHING: Told = { did: 'nothing', why: 'there is none' };

/** What somebody was told when it was done; that another was first is an answer too. */
function told<Value>(result: Result<Value, Refused>, done: (value: Value) => Told): Told {
  return result.ok ? done(result.value) : { did: 'nothing', why: result.error.reason };
}

export function anyOf<Item>(items: readonly Item[], { pick }: Worker): Item | undefined {
  return items[pick(items.length)];
}

const ROLES = ['api', 'web', 'data', 'docs'];
const otherRole = ({ me, pick }: Worker) => ROLES.filter((role) => role !== me.role)[pick(3)] ?? 'api';

/** Something that an instance does, and how often. `what` is a text that nobody else writes. */
export type Deed = [number, (worker: Worker, what: string) => Promise<Told>];

/** Does one thing at random. */
export function doOne(deeds: readonly Deed[], worker: Worker, what: string): Promise<Told> {
  let at = worker.pick(deeds.reduce((sum, [weight]) => sum + weight, 0));
  const deed = deeds.find(([weight]) => (at -= weight) < 0)?.[1];
  if (!deed) throw new Error('there is nothing to do');
  return deed(worker, what);
}

/** Tasks, messages, decisions, memory. */
export const TALK: readonly Deed[] = [
  [10, addTask],
  [
    10,
    async (worker) => {
      const open = (await worker.coord.tasks.list()).filter(({ status }) => status === 'open');
      // The oldest: all want the same ones.
      return moveOne(worker, anyOf(open.slice(0, 3), worker)?.id, 'claim', 'claimed');
    },
  ],
  [6, async (worker) => moveOne(worker, await mine(worker, 'offered'), 'accept', 'accepted')],
  [4, async (worker) => moveOne(worker, await mine(worker, 'active'), 'reopen', 'released')],
  [
    8,
    async (worker, what) => {
      const task = await mine(worker, 'active');
      if (task === undefined) return NOTHING;
      const done: Told = { did: 'completed', task, result: what };
      return told(await worker.coord.tasks.move(task, 'complete', what), () => done);
    },
  ],
  [
    8,
    async (worker, text) => {
      const draft = { to: { role: otherRole(worker) }, text, urgency: 'normal', needsResponse: true } as const;
      return told(await worker.coord.messages.send(draft), ({ seq }) => {
        worker.asked.push(`MSG-${seq}`);
        return { did: 'sent', seq, text };
      });
    },
  ],
  [
    8,
    async (worker, text) => {
      const thread = anyOf((await worker.coord.messages.inbox()).slice(-5), worker)?.id;
      if (thread === undefined) return NOTHING;
      const reply = await worker.coord.messages.reply(thread, text);
      return told(reply, ({ seq }) => ({ did: 'replied', seq, thread, text }));
    },
  ],
  [5, (worker) => answer(worker, 'acknowledged', (thread) => worker.coord.messages.acknowledge(thread))],
  [5, (worker) => answer(worker, 'closed', (thread) => worker.coord.messages.close(thread))],
  [
    4,
    async ({ coord }, title) =>
      told(await coord.decisions.propose({ title }), ({ id }) => ({ did: 'proposed', decision: id, title })),
  ],
  [
    2,
    async ({ coord }, title) => {
      const recorded = await coord.decisions.record({ title }, { choice: title, rationale: 'it was so' });
      return told(recorded, ({ id }) => ({ did: 'decided', decision: id, choice: title }));
    },
  ],
  [
    5,
    async (worker, text) => {
      const decision = await pending(worker);
      if (decision === undefined) return NOTHING;
      return told(await worker.coord.decisions.input(decision, text), () => ({ did: 'advised', decision, text }));
    },
  ],
  [
    6,
    async (worker, choice) => {
      const id = await pending(worker);
      if (id === undefined) return NOTHING;
      const call = { id, choice: { text: choice }, rationale: 'somebody has to', withoutInput: [] };
      return told(await worker.coord.decisions.decide(call), () => ({ did: 'decided', decision: id, choice }));
    },
  ],
  [3, async ({ coord }, text) => told(await coord.memory.add({ known: [text] }), () => ({ did: 'noted', text }))],
];

async function addTask(worker: Worker, title: string): Promise<Told> {
  const role = worker.pick(3) === 0 ? { role: ROLES[worker.pick(4)] ?? 'api' } : {};
  const lists = { dependencies: [], deliverables: [], expertise: [] };
  const added = await worker.coord.tasks.add({ title, priority: 'normal', ...lists, ...role });
  return told(added, ({ id }) => ({ did: 'added', task: id, title }));
}

async function mine(worker: Worker, wanted: 'offered' | 'active'): Promise<string | undefined> {
  return anyOf(
    (await worker.coord.tasks.mine()).filter(({ status }) => status === wanted),
    worker,
  )?.id;
}

async function moveOne(
  { coord }: Worker,
  task: string | undefined,
  move: 'claim' | 'accept' | 'reopen',
  did: 'claimed' | 'accepted' | 'released',
): Promise<Told> {
  return task === undefined ? NOTHING : told(await coord.tasks.move(task, move), () => ({ did, task }));
}

/** What it has asked can be acknowledged once it is answered; that and what is addressed to it can be closed. */
async function answer(
  worker: Worker,
  did: 'acknowledged' | 'closed',
  give: (thread: string) => Promise<Result<unknown, Refused>>,
): Promise<Told> {
  const threads = worker.pick(2) === 0 ? (await worker.coord.messages.inbox()).map(({ id }) => id) : worker.asked;
  const thread = anyOf(threads, worker);
  return thread === undefined ? NOTHING : told(await give(thread), () => ({ did, thread }));
}

async function pending(worker: Worker): Promise<string | undefined> {
  return anyOf((await worker.coord.decisions.list({ status: 'pending' })).slice(-8), worker)?.id;
}
