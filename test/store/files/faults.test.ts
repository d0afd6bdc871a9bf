import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectState } from '../../../src/store/files/inspection/inspect.ts';
import { systemClock } from '../../../src/store/files/system-clock.ts';
import { systemProcesses } from '../../../src/store/files/processes.ts';
import { type Fault, faultEnv, faultsOf, killsOf, readTrace, SOAK_MS } from '../../support/faults.ts';
import { soaked } from '../../support/soaked.ts';
import { bundle, contentOf, openStore, STEPS, type StepName } from '../../support/store-steps.ts';

let program: string;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'coord-faults-'));
  program = await bundle('test/support/store-program.ts');
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(program, { force: true });
});

/** How many faults of each step are tried, outside a soak. */
const SAMPLE = 10;
const NAMES = Object.keys(STEPS) as StepName[];

function run(state: string, step: StepName, fault: Partial<Fault> & { trace?: string } = {}) {
  return execa(process.execPath, [program, state, step], { env: faultEnv(state, fault), reject: false });
}

/** A state in which each step changes something, and what it comes to undisturbed, once and twice. */
async function prepare(step: StepName) {
  const base = join(dir, step);
  const { store } = openStore(base);
  const before = ['append', 'append', 'update', 'number', 'acquire'] as const;
  for (const name of before) await STEPS[name](store);
  if (step === 'acquire') await STEPS.release(store);
  const contents = [await contentOf(base)];
  const copy = `${base}-undisturbed`;
  cpSync(base, copy, { recursive: true });
  const trace = join(dir, `${step}.trace`);
  for (const fault of [{ trace }, {}]) {
    expect((await run(copy, step, fault)).exitCode).toBe(0);
    contents.push(await contentOf(copy));
  }
  rmSync(copy, { recursive: true });
  return { base, contents, calls: readTrace(trace) };
}

async function faultsIn(state: string): Promise<string[]> {
  const clock = systemClock(process.platform);
  const processes = systemProcesses(clock, process.platform);
  const findings = await inspectState(openStore(state).layout, { clock, processes, pid: process.pid });
  return findings.filter(({ severity }) => severity === 'fault').map(({ path, what }) => `${path}: ${what}`);
}

/** What a step comes to that goes wrong somewhere: all of it or nothing, and nothing is in the way of the next. */
async function expectAllOrNothing(
  step: StepName,
  { base, contents }: Awaited<ReturnType<typeof prepare>>,
  fault: Fault,
) {
  const state = `${base}-${fault.at}-${fault.how}-${fault.forGood}`;
  cpSync(base, state, { recursive: true });
  const ended = await run(state, step, fault);
  const isDone = ended.stdout !== '';
  expect(ended.exitCode === 0).toBe(isDone);
  const after = await contentOf(state);
  expect(isDone ? [contents[1]] : contents.slice(0, 2)).toContainEqual(after);
  expect(await faultsIn(state)).toEqual([]);

  await STEPS[step](openStore(state).store);
  const wasDone = JSON.stringify(after) === JSON.stringify(contents[1]);
  expect(await contentOf(state)).toEqual(contents[wasDone ? 2 : 1]);
  rmSync(state, { recursive: true });
}

describe.each(NAMES)('%s', (step) => {
  it('is done or not done, whatever call fails, and works again afterwards', { timeout: SOAK_MS }, async ({ task }) => {
    const prepared = await prepare(step);
    const faults = faultsOf(prepared.calls, SAMPLE, 1);
    soaked(task, { faults: faults.length });
    for (const fault of faults) {
      await expectAllOrNothing(step, prepared, fault).catch((error: unknown) => tell(error, prepared.calls, fault));
    }
    rmSync(prepared.base, { recursive: true });
  });

  it('is done or not done, wherever it is killed, and works again afterwards', { timeout: SOAK_MS }, async ({
    task,
  }) => {
    const prepared = await prepare(step);
    const kills = killsOf(prepared.calls, SAMPLE, 2);
    soaked(task, { kills: kills.length });
    for (const fault of kills) {
      await expectAllOrNothing(step, prepared, fault).catch((error: unknown) => tell(error, prepared.calls, fault));
    }
    rmSync(prepared.base, { recursive: true });
  });
});

/** An error that says which call went wrong. */
function tell(error: unknown, calls: readonly string[], fault: Fault): never {
  const call = `call ${fault.at}, ${calls[fault.at - 1]}: ${fault.how}${fault.forGood ? ' for good' : ''}`;
  throw new Error(`${call}: ${(error as Error).message}`, { cause: error });
}
