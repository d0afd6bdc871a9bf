import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../support/alive.ts';
import {
  checkJournal,
  checkProcesses,
  type Harvest,
  harvestOf,
  hold,
  type Kill,
  type KilledRun,
  letGo,
  runAndKill,
  saidIn,
} from '../support/killed-runs.ts';
import { journalOf, startsOf, stateOf, tracesOf, untilGone } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { seeded } from '../support/seeded.ts';

/** The records in the journal of the fixture's run. */
const RECORDS = 61;

/** What a run of the fixture comes to that nobody kills. */
let undisturbed: Promise<Harvest> | undefined;

function harvestOfUndisturbed(): Promise<Harvest> {
  undisturbed ??= runAndHarvest([]).then(({ harvest, journal, end }) => {
    expect(journal).toHaveLength(RECORDS);
    expect(end.stderr).toBe('');
    return harvest;
  });
  return undisturbed;
}

/** Kills a run so, and lets it end; the rules of the journal and of the processes are held against it. */
async function runAndHarvest(...call: Parameters<typeof runAndKill>): Promise<KilledRun & { harvest: Harvest }> {
  const done = await runAndKill(...call);
  checkJournal(done);
  checkProcesses(done);
  expect(done.end.code).toBe(done.isTooLate ? 3 : 0);
  return { ...done, harvest: await harvestOf(done) };
}

/** The number of seeds in a soak. */
const SOAK = process.env['COORD_SOAK'];

describe('a run that is killed somewhere ends as one that nobody kills', () => {
  const kills = [...killsOfSeeds(1, Number(SOAK ?? 3)), ...(SOAK ? killsAtAnyRecord() : [])];
  it.each(inPairs(kills))('%s', async (_, pair) => {
    const undisturbed = await harvestOfUndisturbed();
    for (const { harvest } of await Promise.all(pair.map((kills) => runAndHarvest(kills)))) {
      expect(harvest).toEqual(undisturbed);
    }
  });
});

/** At each record of the journal, of coord alone and together with git, at once and a little later. For a soak only. */
function killsAtAnyRecord(): Kill[][] {
  const records = Array.from({ length: RECORDS - 2 }, (_, index) => index + 2);
  return records.flatMap((what): Kill[][] => [
    [{ when: 'before', what }],
    [{ when: 'after', what }],
    [{ when: 'later', what, delayMs: 15 }],
    [{ when: 'later', what, delayMs: 5, whom: 'group' }],
    [{ when: 'later', what, delayMs: 25, whom: 'group' }],
    [{ when: 'later', what, delayMs: 5, how: 'SIGINT' }],
    [{ when: 'later', what, delayMs: 25, how: 'SIGINT' }],
  ]);
}

/** As many kills as a seed says: most often one, sometimes another while the run is carried on. */
function killsOfSeeds(from: number, to: number): Kill[][] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const random = seeded(from + index);
    const pick = (least: number, end: number) => least + Math.floor(random() * (end - least));
    const kill = (least: number): { what: number; kill: Kill } => {
      const what = pick(least, RECORDS);
      const when = (['before', 'after', 'later'] as const)[pick(0, 3)] ?? 'after';
      return { what, kill: when === 'later' ? { when, what, delayMs: pick(0, 100) } : { when, what } };
    };
    const first = kill(2);
    return random() < 0.3 ? [first.kill, kill(first.what).kill] : [first.kill];
  });
}

/** Two runs at a time: each waits for git most of the time. */
function inPairs(all: readonly Kill[][]): [string, Kill[][]][] {
  return all.flatMap((kills, index): [string, Kill[][]][] => {
    if (index % 2 === 1) return [];
    const pair = all.slice(index, index + 2);
    return [[pair.map((kills) => kills.map(shown).join(' and ')).join(' | '), pair]];
  });
}

function shown(kill: Kill): string {
  if (kill.when === 'once') return 'once something holds';
  const how = kill.when === 'later' && kill.how === 'SIGINT' ? 'Ctrl-C ' : '';
  const place = kill.when === 'later' ? `${how}${kill.delayMs} ms after` : kill.when;
  return `${place} record ${kill.what}${kill.whom === 'group' ? ', with git' : ''}`;
}

const ended = (...keys: string[]) =>
  keys.map((key) => `coord: ended what a killed process had left running of ${key}.\n`).join('');

/** The pid of the last process group that was started for a step. */
function groupOf(sandbox: Sandbox, run: string, key: string): number {
  const events = journalOf(sandbox, run);
  return (
    events.flatMap((event) => (event.type === 'group.started' && event.key === key ? event.group.pid : [])).at(-1) ?? 0
  );
}

function hasBegun(sandbox: Sandbox, name: string): boolean {
  return saidIn(sandbox).some((line) => line.startsWith(`begin 1 ${name} `));
}

/** What the author's shell does in the step `rounds.1/fix`; the first coord's does something else. */
function firstFix(sandbox: Sandbox, command: string): void {
  const script = 'playbooks/everything.rehearsal.yaml';
  const fix = 'sh tools/work.sh fix && echo mended > server/mended.txt';
  const either = `if test $GENERATION = 1; then ${command}; else ${fix}; fi`;
  sandbox.write(
    script,
    sandbox.read(script).replace(fix, () => either),
  );
}

it('what is left running is ended before anything is begun anew', async () => {
  const left = ['build-one', 'draft-docs', 'draft-web'];
  const holds = (sandbox: Sandbox) => left.every((name) => hasBegun(sandbox, name));
  const done = await runAndHarvest([{ when: 'once', holds }], {
    first: (sandbox) => hold(sandbox, left),
    between: async (sandbox) => letGo(sandbox, left),
  });
  const stopped = done.said.filter((line) => line.startsWith('stopped 1 ')).map((line) => line.split(' ')[2]);
  expect(stopped.sort()).toEqual(left);
  expect(done.harvest).toEqual(await harvestOfUndisturbed());
  expect(done.end.stderr.split('\n').sort().join('\n')).toBe(
    ended('areas:one/build', 'write:docs/draft', 'write:web/draft').split('\n').sort().join('\n'),
  );
});

it('what takes no notice of a Ctrl-C is killed', async () => {
  const deaf = "trap '' INT; echo deaf > ../../deaf; while sleep 0.1; do :; done";
  let pid = 0;
  const done = await runAndHarvest([{ when: 'once', holds: ({ dir }) => existsSync(join(dir, '../deaf')) }], {
    first: (sandbox) => firstFix(sandbox, deaf),
    between: async (sandbox, run) => {
      pid = groupOf(sandbox, run, 'rounds.1/fix');
      expect(isAlive(pid)).toBe(true);
    },
  });
  expect(done.end.stderr).toBe(ended('rounds.1/fix'));
  expect(isAlive(pid)).toBe(false);
  expect(done.harvest).toEqual(await harvestOfUndisturbed());
});

it('what a process has left in the background, before it ended by itself, is killed too', async () => {
  const leaves = 'sh tools/work.sh fix & while kill -0 "$RUNNER"; do sleep 0.05; done';
  const done = await runAndHarvest([{ when: 'once', holds: (sandbox) => hasBegun(sandbox, 'fix') }], {
    first: (sandbox) => firstFix(sandbox, leaves),
    between: async (sandbox, run) => {
      await untilGone([groupOf(sandbox, run, 'rounds.1/fix')]);
      expect(isAlive(Number(saidIn(sandbox).at(-1)?.split(' ').at(-1)))).toBe(true);
    },
  });
  expect(done.end.stderr).toBe(ended('rounds.1/fix'));
  expect(done.harvest).toEqual(await harvestOfUndisturbed());
});

it('a process that the journal does not know yet has not begun', async () => {
  const done = await runAndHarvest([{ when: 'before', what: '"type":"group.started","key":"prepare"' }]);
  expect(done.said.filter((line) => line.includes(' prepare '))).toEqual([
    expect.stringMatching(/^begin 2 prepare/),
    expect.stringMatching(/^end 2 prepare/),
  ]);
  expect(done.end.stderr).toBe('');
  expect(done.harvest).toEqual(await harvestOfUndisturbed());
});

it('work that is done and not in the journal is done again', async () => {
  const done = await runAndHarvest([{ when: 'before', what: '"type":"step.finished","key":"write:web/draft"' }]);
  expect(startsOf(done.journal)).toContain('write:web/draft 2');
  expect(done.harvest).toEqual(await harvestOfUndisturbed());
});

it('work that is in the journal counts, also where its branch has not followed', async () => {
  let tips: string[] = [];
  const done = await runAndHarvest([{ when: 'after', what: '"type":"step.finished","key":"write:web/draft"' }], {
    between: async (sandbox, run) => {
      const branch = (await sandbox.git('rev-parse', `coord/${run}`)).trim();
      tips = [branch, stateOf(sandbox, run).tip];
    },
  });
  expect(tips[0]).not.toBe(tips[1]);
  expect(startsOf(done.journal)).not.toContain('write:web/draft 2');
  expect(done.harvest).toEqual(await harvestOfUndisturbed());
});

it('what a git that died with coord has left in the way is taken away', async () => {
  const done = await runAndHarvest([{ when: 'after', what: '"type":"step.started","key":"write:web/draft"' }], {
    between: async (sandbox, run) => {
      sandbox.write('.git/worktrees/lead/index.lock', '');
      sandbox.write(`.git/refs/heads/coord/${run}.lock`, '');
      // A worktree that git was about to make: with that, not even a list of the others can be had.
      const worktree = join(sandbox.dir, `../coord-${run}/web`);
      mkdirSync(worktree);
      sandbox.write('.git/worktrees/web/locked', 'initializing');
      sandbox.write('.git/worktrees/web/gitdir', `${worktree}/.git\n`);
      sandbox.write('.git/worktrees/web/commondir', '');
      await expect(sandbox.git('worktree', 'list')).rejects.toThrow('failed to read');
      // And one that it had made the folder for, and nothing else.
      mkdirSync(join(sandbox.dir, `../coord-${run}/docs`));
    },
  });
  expect(done.end.stderr).toBe('');
  expect(done.harvest).toEqual(await harvestOfUndisturbed());
});

it('a run that was killed after its end is tidied up by a resume, which has nothing else to do', async () => {
  const done = await runAndKill([{ when: 'after', what: '"type":"run.finished"' }], {
    between: async (sandbox, run) => expect((await tracesOf(sandbox))['refs']).toContain(`refs/heads/coord/${run}`),
  });
  expect(done.end).toMatchObject({
    code: 3,
    stderr: `coord: run ${done.run} has succeeded; there is nothing to carry on.\n`,
  });
  expect(await harvestOf(done)).toEqual(await harvestOfUndisturbed());
});
