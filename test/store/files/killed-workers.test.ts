import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { inspectState } from '../../../src/store/files/inspection/inspect.ts';
import { systemClock } from '../../../src/store/files/system-clock.ts';
import { systemProcesses } from '../../../src/store/files/processes.ts';
import { killWorkers } from '../../support/killed-workers.ts';
import { soaked } from '../../support/soaked.ts';
import { bundle, openStore } from '../../support/store-steps.ts';

let program: string;
beforeAll(async () => {
  program = await bundle('test/support/store-worker.ts');
});
afterAll(() => rmSync(program, { force: true }));

const SOAK = process.env['COORD_SOAK'] !== undefined;

it.for(SOAK ? [1, 2, 3, 4, 5] : [1])(
  'nothing acknowledged is lost by processes that are killed (seed %i)',
  async (seed, { task }) => {
    const dir = mkdtempSync(join(tmpdir(), 'coord-killed-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const root = join(dir, 'state');
    mkdirSync(root, { mode: 0o700 });
    const { done, killed, errors } = await killWorkers({
      program,
      root,
      processes: 8,
      each: SOAK ? 200 : 50,
      kills: 5,
      seed,
    });
    soaked(task, { 'things done': done.length, kills: killed });
    expect(errors).toEqual([]);
    expect(killed).toBeGreaterThan(8);
    expect(done).toHaveLength(8 * (SOAK ? 200 : 50));

    const { store, layout } = openStore(root);
    const { records, last } = await store.log('messages').read();
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
    const texts = records.map((record) => ('text' in record ? record.text : ''));
    expect(new Set(texts).size).toBe(last);
    for (const one of done) if (one.did === 'append') expect(texts[one.seq - 1]).toBe(one.text);

    const numbers = done.flatMap((one) => (one.did === 'number' ? one.number : []));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(await store.nextNumber('tasks')).toBeGreaterThan(Math.max(...numbers));

    for (const { value } of await store.documents('tasks').list()) {
      expect(new Set(value.deliverables).size).toBe(value.deliverables.length);
      const told = done.flatMap((one) => (one.did === 'update' && one.task === value.id ? one.entry : []));
      expect(value.deliverables).toEqual(expect.arrayContaining(told));
    }

    const tokens = done.flatMap((one) => (one.did === 'lease' ? `${one.key} ${one.generation}` : []));
    expect(new Set(tokens).size).toBe(tokens.length);

    // What the killed ones have left is no fault, and one repair tidies it.
    const clock = systemClock(process.platform);
    const later = { ...clock, now: () => new Date(Date.now() + 3_600_000) };
    const parts = { clock: later, processes: systemProcesses(clock, process.platform), pid: process.pid };
    const findings = await inspectState(layout, parts);
    expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([]);
    for (const { repair } of findings) await repair?.();
    expect(await inspectState(layout, parts)).toEqual([]);
    expect((await store.log('messages').read()).records).toEqual(records);
  },
);
