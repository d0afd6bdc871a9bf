import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { createGatedRun, type GatedRun, RUN } from '../support/gated-run.ts';
import { eventually, runFile, startCoord } from '../support/runs.ts';
import { COORD } from '../support/sandbox.ts';

let sandbox: GatedRun;

beforeEach(async () => {
  sandbox = await createGatedRun();
});

const timeless = (text: string) => text.replaceAll(/^\S+Z {2}/gm, '').replaceAll(/ in [0-9.]+s/g, ' in T');

it('prints what comes until the run waits, and then says for what', async () => {
  const runner = startCoord(sandbox, RUN);
  const run = await sandbox.untilAt('first');
  const follower = startCoord(sandbox, ['logs', '--follow', run]);
  await eventually(() => follower.printed().includes('first: started by backend'));
  // Nothing happens for longer than it would look on where nobody carries the run on.
  await sleep(1500);
  sandbox.open('first');
  await eventually(() => follower.printed().includes('second: started by backend'));
  sandbox.open('second');
  const { code, stdout, stderr } = await follower.ended;
  await runner.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: `coord: run ${run} waits for a person, in ask.\n` });
  expect(timeless(stdout).split('\n').slice(1)).toEqual([
    'first: started by backend',
    'first: done in T ($0.42)',
    'second: started by backend',
    'second: done in T',
    'ask: started',
    'ask: waits for a person: Go on, or not?',
    '',
  ]);
});

it('ends with the run', async () => {
  const run = await sandbox.park();
  await sandbox.coord(['reject', run, '--reason', 'no']);
  const { code, stdout, stderr } = await sandbox.coord(['logs', '-f', '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'run.finished' });
});

it('ends where nobody carries the run on, and says how to', async () => {
  const { child } = startCoord(sandbox, RUN);
  const run = await sandbox.untilAt('first');
  const follower = startCoord(sandbox, ['logs', '-f']);
  await eventually(() => follower.printed().includes('first: started'));
  child.kill('SIGKILL');
  const note = `coord: nobody carries run ${run} on; go on with: coord resume ${run}\n`;
  expect(await follower.ended).toMatchObject({ code: 0, stderr: note });
  sandbox.open('first');
});

it('a last line that is still being written is not printed before it is whole', async () => {
  const run = await sandbox.park();
  const before = (await sandbox.coord(['logs', run])).stdout;
  const path = runFile(sandbox, run, 'journal.jsonl');
  appendFileSync(path, '{"seq":99,"type":"run.fin');
  expect((await sandbox.coord(['logs', run])).stdout).toBe(before);
  const follower = await sandbox.coord(['logs', '-f', run]);
  expect(follower).toMatchObject({ code: 0, stdout: before });
});

it('ends with Ctrl-C, and the run goes on', async () => {
  const runner = startCoord(sandbox, RUN);
  await sandbox.untilAt('first');
  const follower = startCoord(sandbox, ['logs', '-f']);
  await eventually(() => follower.printed().includes('first: started'));
  follower.child.kill('SIGINT');
  expect(await follower.ended).toMatchObject({ signal: 'SIGINT', stderr: '' });
  for (const step of ['first', 'second'] as const) sandbox.open(step);
  expect((await runner.ended).code).toBe(4);
});

it('ends once nobody reads it any more', async () => {
  const runner = startCoord(sandbox, RUN);
  await sandbox.untilAt('first');
  const read = join(sandbox.dir, '../read');
  const piped = sandbox.exec('sh', ['-c', `"$0" "$1" logs -f | head -1 > ${read}`, process.execPath, COORD]);
  await eventually(() => existsSync(read) && readFileSync(read, 'utf8').includes('two-steps'));
  sandbox.open('first');
  expect((await piped).code).toBe(0);
  expect(runner.child.exitCode).toBe(null);
  sandbox.open('second');
  await runner.ended;
});
