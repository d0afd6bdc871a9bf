import { describe, expect, it } from 'vitest';
import {
  checkJournal,
  checkProcesses,
  type Harvest,
  harvestOf,
  type Kill,
  type KilledRun,
  runAndKill,
} from '../support/killed-runs.ts';
import { startsOf } from '../support/runs.ts';
import { seeded } from '../support/seeded.ts';
import { ofSoak, SOAK_SIZE, soaked } from '../support/soaked.ts';

// Twelve steps, one after the other: what is done twice because of a kill can be counted. `kill.test.ts` has steps side
// by side, loops and branches.

/** The records in the journal of the fixture's run. */
const RECORDS = 36;
/** How many second kills are tried outside a soak; in one it is every pair of records. */
const PAIRS = 4;

let undisturbed: Promise<Harvest> | undefined;

function harvestOfUndisturbed(): Promise<Harvest> {
  undisturbed ??= runAndHarvest([]).then(({ harvest, journal }) => {
    expect(journal).toHaveLength(RECORDS);
    expect(startsOf(journal)).toHaveLength(12);
    return harvest;
  });
  return undisturbed;
}

/** Kills a run so, lets it end, and holds it against what was promised. */
async function runAndHarvest(kills: readonly Kill[]): Promise<KilledRun & { harvest: Harvest }> {
  const done = await runAndKill(kills, { playbook: 'twelve' });
  checkJournal(done);
  checkProcesses(done);
  checkDoneAgain(done);
  expect(done.end.code).toBe(done.isTooLate ? 3 : 0);
  return { ...done, harvest: await harvestOf(done) };
}

/** Of twelve steps in a row one is in flight at each kill, and that one alone is begun once more. */
function checkDoneAgain({ journal, coords, said }: KilledRun): void {
  const again = startsOf(journal).filter((start) => !start.endsWith(' 1'));
  expect(again.length, `one step begun again for each kill: ${again.join(', ')}`).toBeLessThan(coords);
  const finished = journal.flatMap((event) => (event.type === 'step.finished' ? event.key : []));
  expect(new Set(finished).size).toBe(finished.length);
  // The processes themselves say the same as the journal.
  const begun = said.filter((line) => line.startsWith('begin ')).map((line) => line.split(' ')[2] ?? '');
  const twice = begun.filter((name, index) => begun.indexOf(name) !== index);
  expect(twice.length, `done more than once: ${twice.join(', ')}`).toBeLessThan(coords);
}

const after = (what: number): Kill => ({ when: 'after', what });
const shown = (kills: readonly Kill[]) =>
  kills.map((kill) => ('what' in kill ? `${kill.when} ${kill.what}` : '')).join(', then ');

/** So many at a time: each waits for git most of the time. */
const AT_ONCE = 3;

/** What each run came to that was killed so, by its kills. */
async function harvestsOf(all: readonly (readonly Kill[])[]): Promise<Map<string, Harvest>> {
  const left = [...all];
  const harvests = new Map<string, Harvest>();
  const work = async () => {
    for (let kills = left.shift(); kills; kills = left.shift())
      harvests.set(shown(kills), (await runAndHarvest(kills)).harvest);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return harvests;
}

describe('twelve steps, killed', { timeout: 4_000_000 }, () => {
  // The first record makes it a run; before that there is nothing to resume.
  const records = Array.from({ length: RECORDS - 1 }, (_, index) => index + 1);

  it('at every record of the journal, once it is written', async ({ task }) => {
    const harvests = await harvestsOf(records.map((record) => [after(record)]));
    expect(harvests.size).toBe(records.length);
    const expected = await harvestOfUndisturbed();
    for (const [kill, harvest] of harvests) expect(harvest, kill).toEqual(expected);
    soaked(task, { kills: records.length });
  });

  it('and again while it is carried on', async ({ task }) => {
    const pairs = SOAK_SIZE === undefined ? pairsOfSeed(20, PAIRS) : pairsOfSeed(1, ofSoak(ALL_PAIRS.length, PAIRS));
    const harvests = await harvestsOf(pairs.map(([first, second]) => [after(first), after(second)]));
    expect(harvests.size).toBe(pairs.length);
    const expected = await harvestOfUndisturbed();
    for (const [kills, harvest] of harvests) expect(harvest, kills).toEqual(expected);
    soaked(task, { kills: pairs.length * 2 });
  });
});

type Pair = readonly [first: number, second: number];

/** The one who carries on writes at least one record more: a second kill comes at a later one. */
const ALL_PAIRS: Pair[] = Array.from({ length: RECORDS - 1 }, (_, first) =>
  Array.from({ length: RECORDS - first - 1 }, (_, more): Pair => [first + 1, first + more + 2]),
).flat();

/** So many of all pairs, as a seed shuffles them. */
function pairsOfSeed(seed: number, size: number): Pair[] {
  const random = seeded(seed);
  return ALL_PAIRS.map((pair) => ({ pair, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, size)
    .map(({ pair }) => pair);
}
