// A program that does some things to a store, one after the other: node store-program.mjs STATE-FOLDER STEP...
// After each step that was done it prints a line of JSON: the step, and what came of it.
import { writeSync } from 'node:fs';
import { fileStore } from '../../src/store/files/store.ts';
import { stateLayout } from '../../src/store/files/state-layout.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';
import { systemProcesses } from '../../src/store/files/processes.ts';
import { STEPS, type StepName } from './store-steps.ts';

const [root = '', ...steps] = process.argv.slice(2);
const clock = systemClock(process.platform);
const store = fileStore(stateLayout(root), {
  clock,
  processes: systemProcesses(clock, process.platform),
  pid: process.pid,
});
for (const step of steps) {
  const result = await STEPS[step as StepName](store);
  writeSync(1, `${JSON.stringify({ step, result })}\n`);
}
