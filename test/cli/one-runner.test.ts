import { expect, it } from 'vitest';
import { atWork, hold, killSandbox, letGo, saidIn } from '../support/killed-runs.ts';
import {
  endsOf,
  eventually,
  journalOf,
  onlyRun,
  type Running,
  startsOf,
  tracesOf,
  untilGone,
} from '../support/runs.ts';
import { ofSoak, soaked } from '../support/soaked.ts';

const RESUMERS = 20;
const ROUNDS = ofSoak(50, 10);

it(`of ${RESUMERS} processes that carry one run on at the same time, one does, ${ROUNDS} times`, {
  timeout: 1_200_000,
}, async ({ task }) => {
  const { sandbox, start } = await killSandbox();
  const before = await tracesOf(sandbox);
  hold(sandbox, ['second']);
  const first = start(['run', 'plain']);
  let [pid = 0] = await atWork(sandbox, ['second']);
  const run = onlyRun(sandbox);
  await kill(first);

  for (let round = 1; round <= ROUNDS; round += 1) {
    const left = pid;
    const resumers = Array.from({ length: RESUMERS }, () => start(['resume', run]));
    const ended = resumers.map(async (coord) => ({ coord, ...(await coord.ended) }));
    const losers = await firstOf(ended, RESUMERS - 1);
    for (const { code, stdout, stderr } of losers) {
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(new RegExp(`^coord: run ${run} is being carried on by another process, with pid \\d+\\.`));
    }
    const winner = resumers.find((coord) => losers.every((loser) => loser.coord !== coord));
    if (!winner) throw new Error('nobody carries it on');
    // It has ended what was left running, and begun the step once more: nobody else has.
    await eventually(() => begunBySecond(sandbox).length === round + 1);
    await untilGone([left]);
    const starts = startsOf(journalOf(sandbox, run));
    expect(starts.filter((key) => key.startsWith('second '))).toHaveLength(round + 1);
    expect(new Set(starts).size, 'no start is there twice').toBe(starts.length);
    pid = begunBySecond(sandbox).at(-1) ?? 0;
    for (const { stderr } of losers) expect(stderr).toContain(`with pid ${winner.child.pid}.`);
    await kill(winner);
  }

  letGo(sandbox, ['second']);
  expect((await start(['resume', run]).ended).code).toBe(0);
  const ends = endsOf(journalOf(sandbox, run));
  expect(new Set(ends).size).toBe(ends.length);
  const { refs, ...rest } = await tracesOf(sandbox);
  expect(rest).toEqual({ worktrees: before['worktrees'], folders: before['folders'] });
  // What each killed one has left half done is kept, by one.
  expect(refs?.filter((ref) => ref.includes('-leftover-'))).toHaveLength(ROUNDS + 1);
  soaked(task, { rounds: ROUNDS, resumers: ROUNDS * RESUMERS });
});

/** The pids of the processes that the step has started so far. */
function begunBySecond(sandbox: Parameters<typeof saidIn>[0]): number[] {
  return saidIn(sandbox).flatMap((line) => (/^begin \d+ second /.test(line) ? Number(line.split(' ').at(-1)) : []));
}

async function kill({ child, ended }: Running): Promise<void> {
  child.kill('SIGKILL');
  expect(await ended).toMatchObject({ signal: 'SIGKILL' });
}

/** The first so many that are there. */
function firstOf<Value>(all: readonly Promise<Value>[], count: number): Promise<Value[]> {
  return new Promise((resolve, reject) => {
    const there: Value[] = [];
    for (const one of all)
      one.then((value) => {
        there.push(value);
        if (there.length === count) resolve([...there]);
      }, reject);
  });
}
