import { writeFileSync } from 'node:fs';
import { beforeEach, expect, it, type TestContext } from 'vitest';
import { createGatedRun, type GatedRun, RUN } from '../support/gated-run.ts';
import { eventually, runFile, startCoord } from '../support/runs.ts';
import { needTerminal, watch } from '../support/watch.ts';

let sandbox: GatedRun;

beforeEach(async () => {
  sandbox = await createGatedRun();
});

const outlines = async () =>
  (await sandbox.coord(['runs', '--json'])).stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('says which process carries a run on, and how to go on where none does', async () => {
  const { child } = startCoord(sandbox, RUN);
  const run = await sandbox.untilAt('first');
  const [head, line, ...more] = (await sandbox.coord(['runs'])).stdout.trimEnd().split('\n');
  expect(head).toMatch(/^RUN +STATUS +PLAYBOOK +STARTED +COST +DETAIL$/);
  expect(line).toMatch(new RegExp(`^${run}  running \\(pid ${child.pid}\\)  two-steps \\(rehearsal\\)  .* at first$`));
  expect(more).toEqual([]);
  expect(await outlines()).toMatchObject([{ id: run, status: 'running', pid: child.pid, detail: 'at first' }]);

  child.kill('SIGKILL');
  await eventually(() => child.signalCode !== null);
  const { stdout } = await sandbox.coord(['runs']);
  expect(stdout.split('\n')[1]).toMatch(
    new RegExp(`^${run}  open +two-steps \\(rehearsal\\) .* at first; go on with: coord resume ${run}$`),
  );
  const [outline] = await outlines();
  expect(outline).toMatchObject({ status: 'open', detail: 'at first' });
  expect(outline).not.toHaveProperty('pid');
  sandbox.open('first');
});

it('says what a run waits for and what it has cost, and of an ended one when and why', async () => {
  const run = await sandbox.park();
  expect((await sandbox.coord(['runs'])).stdout.split('\n')[1]).toMatch(
    new RegExp(`^${run}  waiting  two-steps \\(rehearsal\\)  (just now|\\S+ ago) +\\$0.42  ask: Go on, or not\\?$`),
  );
  const time = expect.stringMatching(/^20.*Z$/);
  expect(await outlines()).toEqual([
    {
      id: run,
      status: 'waiting',
      playbook: 'two-steps',
      rehearsal: true,
      started: time,
      costUsd: 0.42,
      waiting: [{ key: 'ask', wants: 'approval', question: 'Go\n  on, or not?' }],
      detail: 'ask: Go on, or not?',
    },
  ]);
  await sandbox.coord(['reject', run, '--reason', 'not today']);
  expect(await outlines()).toMatchObject([
    {
      status: 'failed',
      finished: time,
      waiting: [],
      detail: expect.stringMatching(/^ask: rejected by \S+: not today$/),
    },
  ]);
});

it('shows a damaged journal beside the others', async () => {
  const run = await sandbox.park();
  writeFileSync(runFile(sandbox, run, 'journal.jsonl'), 'nothing\n');
  expect(await outlines()).toEqual([{ id: run, status: 'damaged', detail: expect.stringContaining('is damaged') }]);
  expect((await sandbox.coord(['runs'])).stdout).toMatch(new RegExp(`\n${run}  damaged .* is damaged`));
});

it('on a narrow terminal gives the detail a line of its own, and goes over no edge', async (context: TestContext) => {
  await needTerminal(sandbox, context);
  const run = await sandbox.park();
  const { lines, wrapped } = await watch(sandbox, { args: ['runs'], columns: 90 });
  expect(lines[1]).toMatch(new RegExp(`^${run}  waiting .*\\$0.42$`));
  expect(lines[2]).toBe('  ask: Go on, or not?');
  expect(wrapped).toEqual([]);
});
