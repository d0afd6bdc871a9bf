import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { build } from 'esbuild';
import type { MessageSent } from '../../src/domain/records.ts';
import { lastNumber } from '../../src/store/files/counters.ts';
import { stateLayout, type StateLayout } from '../../src/store/files/state-layout.ts';
import { fileStore } from '../../src/store/files/store.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';
import { systemProcesses } from '../../src/store/files/processes.ts';
import type { Store } from '../../src/store/store.ts';

const HOUR = 3_600_000;
const AT = '2026-01-15T10:00:00Z';
export const message = (text: string): MessageSent => ({
  type: 'message.sent',
  at: AT,
  by: { as: 'agent', role: 'backend' },
  to: { role: 'frontend' },
  text,
  urgency: 'normal',
  needsResponse: false,
});

/** What can be done to a store, each one thing. */
export const STEPS = {
  append: (store: Store) => store.log('messages').append(message('one more')),
  update: (store: Store) =>
    store.documents('team').update('team', () => ({ paused: { at: AT, by: { as: 'person' }, reason: 'lunch' } })),
  remove: (store: Store) => store.documents('team').remove('team'),
  number: (store: Store) => store.nextNumber('tasks'),
  beat: (store: Store) =>
    store.signals('heartbeats').put('s-1', { instance: 's-1', at: AT, instant: { boot: 'b', ms: 1 } }),
  acquire: async (store: Store) => {
    const taken = await store.leases.acquire('file:a', { session: 's-1' }, HOUR);
    if (!taken.ok) throw new Error('somebody has it');
  },
  release: async (store: Store) => {
    const lease = await store.leases.inspect('file:a');
    if (lease) await store.leases.release(lease);
  },
} satisfies Record<string, (store: Store) => Promise<unknown>>;

export type StepName = keyof typeof STEPS;

/** A store in a folder, for this process. */
export function openStore(root: string): { store: Store; layout: StateLayout } {
  const layout = stateLayout(root);
  const clock = systemClock(process.platform);
  const processes = systemProcesses(clock, process.platform);
  return { layout, store: fileStore(layout, { clock, processes, pid: process.pid }) };
}

/** All that the steps can change, as it is now. */
export async function contentOf(root: string): Promise<unknown> {
  const { store, layout } = openStore(root);
  const lease = await store.leases.inspect('file:a');
  return {
    messages: (await store.log('messages').read()).records,
    team: await store.documents('team').read('team'),
    beats: await store.signals('heartbeats').list(),
    number: lastNumber(join(layout.counters, 'tasks')),
    lease: lease && { generation: lease.generation, state: lease.state },
  };
}

/** Bundles one of these programs, as Node runs no TypeScript. @returns where it is */
export async function bundle(entry: string): Promise<string> {
  const outfile = join(tmpdir(), `coord-${process.pid}-${entry.split('/').at(-1)?.replace('.ts', '.mjs')}`);
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}
