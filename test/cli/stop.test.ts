import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isAlive } from '../support/alive.ts';
import { atWork, deafen, hold, killSandbox, letGo, saidIn } from '../support/killed-runs.ts';
import {
  endsOf,
  eventually,
  filesAt,
  journalOf,
  onlyRun,
  type Running,
  startsOf,
  stateOf,
  tracesOf,
  untilGone,
} from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

/** The three steps of the fixture's trio that are done at the same time, and what they have running. */
const STEPS = ['write:docs/draft', 'write:qa/draft', 'write:web/draft'];
const AT_WORK = ['draft-docs', 'draft-qa', 'draft-web'];

interface Stage {
  sandbox: Sandbox;
  start: Awaited<ReturnType<typeof killSandbox>>['start'];
  before: Awaited<ReturnType<typeof tracesOf>>;
  coord: Running;
  run: string;
  pids: number[];
}

/** A run in which three agents are at work, and stay so until they are ended. */
async function threeAtWork(prepare: (sandbox: Sandbox) => void = () => undefined): Promise<Stage> {
  const { sandbox, start } = await killSandbox();
  hold(sandbox, AT_WORK);
  prepare(sandbox);
  const before = await tracesOf(sandbox);
  const coord = start(['run', 'trio', '--rehearse']);
  const pids = await atWork(sandbox, AT_WORK);
  const run = onlyRun(sandbox);
  expect(await listed(sandbox)).toMatchObject({ id: run, status: 'running', pid: coord.child.pid });
  return { sandbox, start, before, coord, run, pids };
}

/** The run has stopped where it was, and can go on from there. */
async function expectResumable({ sandbox, start, run, pids, before }: Stage): Promise<void> {
  await untilGone(pids);
  const ends = endsOf(journalOf(sandbox, run)).map((end) => end.split(' ')[0]);
  expect(ends.filter((key) => STEPS.includes(key ?? ''))).toEqual([]);
  expect(await listed(sandbox)).toMatchObject({ id: run, status: 'open' });
  letGo(sandbox, AT_WORK);
  const resumed = await start(['resume', run]).ended;
  expect(resumed).toMatchObject({ code: 0, stderr: '' });
  const starts = startsOf(journalOf(sandbox, run));
  expect(starts).toEqual(expect.arrayContaining(STEPS.map((step) => `${step} 2`)));
  expect(await tracesOf(sandbox)).toEqual(before);
}

/** The only run, as `coord runs` lists it. */
async function listed(sandbox: Sandbox): Promise<unknown> {
  return JSON.parse((await sandbox.coord(['runs', '--json'])).stdout);
}

/** Ctrl-C reaches all of a terminal's foreground: git as well, where coord has just called it. */
const ctrlC = ({ child }: Running) => process.kill(-(child.pid ?? 0), 'SIGINT');

it.each([
  { title: 'Ctrl-C', stop: ctrlC },
  { title: 'SIGTERM', stop: ({ child }: Running) => child.kill('SIGTERM') },
  { title: 'a closed terminal', stop: ({ child }: Running) => child.kill('SIGHUP') },
])('$title ends all agents that are at work, leaves their steps open, and a resume finishes them', async ({ stop }) => {
  const stage = await threeAtWork();
  stop(stage.coord);
  const ended = await stage.coord.ended;
  expect(ended.code).toBe(130);
  expect(ended.stderr).toBe('coord: stopping; what is finished stays finished. Once more to stop at once.\n');
  expect(ended.stdout).toContain(`go on with: coord resume ${stage.run}`);
  // They were asked, and not just killed.
  const stopped = saidIn(stage.sandbox).filter((line) => line.startsWith('stopped 1 '));
  expect(stopped.map((line) => line.split(' ')[2]).sort()).toEqual(AT_WORK);
  await expectResumable(stage);
});

it('a second Ctrl-C kills what takes no notice of the first, at once', async () => {
  const stage = await threeAtWork(deafen);
  ctrlC(stage.coord);
  await eventually(() => stage.coord.printed().includes('Once more to stop at once'));
  expect(stage.pids.map(isAlive)).toEqual([true, true, true]);
  ctrlC(stage.coord);
  const ended = await stage.coord.ended;
  expect(ended).toMatchObject({ code: 130, signal: null });
  // It has waited for nothing: not even for its own summary.
  expect(ended.stdout).not.toContain('was stopped');
  expect(saidIn(stage.sandbox).filter((line) => line.startsWith('stopped'))).toEqual([]);
  await expectResumable(stage);
});

/** A cancelled run is over, and says so wherever one looks. */
async function expectCancelled({ sandbox, run, before }: Omit<Stage, 'coord' | 'pids' | 'start'>, reason: string) {
  expect(stateOf(sandbox, run).finished).toMatchObject({ outcome: 'cancelled' });
  expect(await listed(sandbox)).toMatchObject({
    id: run,
    status: 'cancelled',
    detail: expect.stringMatching(`^by \\S+: ${reason}$`),
  });
  expect((await sandbox.coord(['runs'])).stdout).toContain(`${run}  cancelled`);
  expect((await sandbox.coord(['logs', run])).stdout).toMatch(
    new RegExp(`^\\S+  run cancelled.*: by \\S+: ${reason}$`, 'm'),
  );
  for (const command of [['resume'], ['approve'], ['reject'], ['cancel']]) {
    expect(await sandbox.coord([...command, run])).toEqual({
      code: 3,
      stdout: '',
      stderr: `coord: run ${run} was cancelled; there is nothing to carry on.\n`,
    });
  }
  expect(await tracesOf(sandbox)).toEqual(before);
}

it('a cancel stops the process that carries the run on, and ends the run for good', async () => {
  const stage = await threeAtWork();
  const cancelled = await stage.sandbox.coord(['cancel', stage.run, '--reason', 'it is not wanted any more']);
  expect(cancelled).toMatchObject({
    code: 0,
    stderr: `coord: stopping pid ${stage.coord.child.pid}, which carries run ${stage.run} on …\n`,
  });
  expect(cancelled.stdout).toMatch(/^\nRun \S+ was cancelled: by \S+: it is not wanted any more\n/);
  const ended = await stage.coord.ended;
  expect(ended.code).toBe(130);
  expect(ended.stdout).toContain(`\nRun ${stage.run} was cancelled: from elsewhere\n`);
  expect(ended.stdout).not.toContain('coord resume');
  expect(stage.pids.map(isAlive)).toEqual([false, false, false]);
  await expectCancelled(stage, 'it is not wanted any more');
});

it('a cancel --now kills what takes no notice', async () => {
  const stage = await threeAtWork(deafen);
  const cancelled = await stage.sandbox.coord(['cancel', stage.run, '--now']);
  expect(cancelled.code).toBe(0);
  const ended = await stage.coord.ended;
  expect(ended.code).toBe(130);
  expect(ended.stdout).not.toContain('was stopped');
  await untilGone(stage.pids);
  expect(saidIn(stage.sandbox).filter((line) => line.startsWith('stopped'))).toEqual([]);
  await expectCancelled(stage, 'no reason given');
});

it('a cancel ends what a killed coord has left running', async () => {
  const stage = await threeAtWork();
  stage.coord.child.kill('SIGKILL');
  await stage.coord.ended;
  expect(stage.pids.map(isAlive)).toEqual([true, true, true]);
  const cancelled = await stage.sandbox.coord(['cancel', stage.run, '--json']);
  expect(cancelled).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(cancelled.stdout)).toMatchObject({ type: 'run.finished', outcome: 'cancelled' });
  expect(stage.pids.map(isAlive)).toEqual([false, false, false]);
  await expectCancelled(stage, 'no reason given');
});

it('what a cancelled run has done stays on its branch, and what it was about to do in its worktree', async () => {
  const { sandbox, start } = await killSandbox();
  hold(sandbox, ['second']);
  const coord = start(['run', 'plain']);
  const [pid = 0] = await atWork(sandbox, ['second']);
  const run = onlyRun(sandbox);
  const cancelled = await sandbox.coord(['cancel', run]);
  expect(cancelled.code).toBe(0);
  expect(await coord.ended).toMatchObject({ code: 130 });
  expect(isAlive(pid)).toBe(false);
  const changed = `${sandbox.dir}.worktrees/${run}/web`;
  expect(cancelled.stdout).toMatch(
    new RegExp(
      `Next:\n  the work is on branch coord/${run}: git log -p coord/${run}\n  the worktrees are in ${changed}\n$`,
    ),
  );
  expect(await filesAt(sandbox, `coord/${run}`, 'server')).toContain('server/done.txt: done');
  expect(readFileSync(`${changed}/web/half.txt`, 'utf8')).toBe('half\n');
  expect((await tracesOf(sandbox))['worktrees']).toEqual([`worktree ${sandbox.dir}`, `worktree ${changed}`]);
});

it('a run that waits for a person is cancelled, and one that has ended is not', async () => {
  const { sandbox, start } = await killSandbox();
  const before = await tracesOf(sandbox);
  const script = 'playbooks/trio.rehearsal.yaml';
  const text = sandbox.read(script);
  sandbox.write(script, text.replace(/ {2}approve:\n.*\n/, ''));
  expect(await start(['run', 'trio', '--rehearse']).ended).toMatchObject({ code: 4, stderr: '' });
  const run = onlyRun(sandbox);
  expect((await sandbox.coord(['cancel', run])).code).toBe(0);
  await expectCancelled({ sandbox, run, before }, 'no reason given');

  sandbox.write(script, text);
  const { stdout } = await start(['run', 'trio', '--rehearse']).ended;
  const finished = /^run (\S+)/.exec(stdout)?.[1] ?? '';
  expect(await sandbox.coord(['cancel', finished])).toEqual({
    code: 3,
    stdout: '',
    stderr: `coord: run ${finished} has succeeded; there is nothing to carry on.\n`,
  });
});

it.each([{ CLAUDECODE: '1' }, { COORD_RUN: 'r1' }])('an agent does not cancel a run: %o', async (env) => {
  const { sandbox } = await killSandbox();
  expect(await sandbox.coord(['cancel', 'whichever'], { env })).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coord: only a person cancels a run; this shell belongs to an agent.\n',
  });
});
