import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Event } from '../../../src/domain/event.ts';
import type { Playbook, Step } from '../../../src/domain/playbook.ts';
import { foldRun } from '../../../src/domain/run.ts';
import { type StepKey, stepIdOf } from '../../../src/domain/step-key.ts';
import { HandRun } from './hand-run.ts';
import { playbooks, stepsById } from './random-playbooks.ts';

/** What happens in a run besides what its playbook says. */
interface Chances {
  /** What is chosen at each turn, over and over again. */
  choices: number[];
  /** One of so many steps fails, or is left to a person; 0 is none. */
  failures: number;
  manual: number;
  /** How often all that is known is lost, at most. */
  kills: number;
  /** Of the turns at which some each could be at the end of its time. */
  timeUps: number;
  /** Steps in flight at most. */
  limit: number;
}

const chances = (faults: boolean): fc.Arbitrary<Chances> =>
  fc.record({
    choices: fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }),
    failures: faults ? fc.constantFrom(0, 10, 30) : fc.constant(0),
    kills: fc.nat(6),
    manual: fc.constantFrom(0, 3),
    timeUps: faults ? fc.constantFrom(0, 3) : fc.constant(0),
    limit: fc.integer({ min: 1, max: 4 }),
  });

const SEED = 20_260_115;
/** Far more than any of these runs takes. */
const MOST_TURNS = 20_000;

/** A run that has ended, and how often each step may have begun. */
interface Played {
  run: HandRun;
  mayBegin(key: StepKey): number;
}

/** Carries a run on to its end: steps begin and end in any order, and what is known is lost now and then. */
function play(book: Playbook, { choices, failures, kills, manual, timeUps, limit }: Chances): Played {
  const byId = stepsById(book.steps);
  const run = new HandRun(book);
  const lost = new Map<StepKey, number>();
  let [turn, killed] = [0, 0];
  const choose = (most: number) => (choices[turn % choices.length] ?? 0) % most;
  const isHit = (key: StepKey, oneOf: number) => oneOf > 0 && (hash(key) + choose(1000)) % oneOf === 0;

  for (; run.ending === undefined; turn += 1) {
    const { ready, inFlight, waiting } = run;
    if (turn > MOST_TURNS || ready.length + inFlight.length + waiting.length === 0) throw new Error('it never ends');
    if (killed < kills && isHit('kill', 5)) kill();
    else if (isHit('time', timeUps) && openFan() !== undefined) run.timeUp(openFan() ?? '');
    else if (ready.length > 0 && inFlight.length < limit && choose(3) > 0) run.begin(pick(ready));
    else if (inFlight.length > 0) end(pick(inFlight));
    else if (waiting.length > 0) reply(pick(waiting));
    else run.begin(pick(ready));
  }
  return { run, mayBegin: (key) => 1 + (lost.get(key) ?? 0) };

  function pick(keys: readonly StepKey[]): StepKey {
    return keys[choose(keys.length)] ?? '';
  }

  function kill(): void {
    killed += 1;
    for (const key of run.inFlight) lost.set(key, (lost.get(key) ?? 0) + 1);
    expect(foldRun(run.events)).toEqual(run.state);
    run.kill();
  }

  function end(key: StepKey): void {
    const isHandedIn = run.state.steps.get(key)?.status.kind === 'handed-in';
    if (byId.get(stepIdOf(key))?.verb === 'approve') run.ask(key);
    else if (!isHandedIn && isHit(key, manual)) run.leave(key);
    else if (isHit(key, failures)) run.fail(key);
    else run.succeed(key, { of: key });
  }

  function reply(key: StepKey): void {
    if (byId.get(stepIdOf(key))?.verb === 'approve') run.answer(key, !isHit(key, failures));
    else run.handIn(key, { of: key });
  }

  function openFan(): StepKey | undefined {
    const fans = [...run.state.steps.values()].filter(
      ({ key, status, isTimeUp }) =>
        byId.get(stepIdOf(key))?.verb === 'each' && status.kind === 'open' && isTimeUp === undefined,
    );
    return fans[choose(fans.length || 1)]?.key;
  }
}

function hash(text: string): number {
  return [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_003, 7);
}

/** Where a step is by the events alone. */
type Standing = 'begun' | 'waiting' | 'behind' | 'failed';

/** Goes through a run's events and says what is against the rules: in what order steps begin, and how often. */
function faultsIn(book: Playbook, { run, mayBegin }: Played): string[] {
  const byId = stepsById(book.steps);
  const standing = new Map<StepKey, Standing>();
  const begun = new Map<StepKey, number>();
  const late: StepKey[] = [];
  const faults: string[] = [];
  for (const event of run.events) {
    if (!('key' in event)) continue;
    const { key } = event;
    const now = standingAfter(event);
    if (now === undefined) {
      late.push(key);
      continue;
    }
    const before = standing.get(key);
    if (before === 'behind' || before === 'failed') faults.push(`${event.type} of ${key}, which had ended`);
    if (before === undefined && (event.type === 'step.started' || event.type === 'step.skipped')) {
      const early = mustBeBehind(key, byId).filter((needed) => standing.get(needed) !== 'behind');
      if (early.length > 0) faults.push(`${event.type} of ${key} before ${early.join(', ')}`);
      const { block } = placeOf(key);
      if (block !== '' && standing.get(block) !== 'begun') faults.push(`${key} outside of ${block}`);
    }
    if (event.type === 'step.started') {
      begun.set(key, (begun.get(key) ?? 0) + 1);
      if (late.some((each) => key.startsWith(`${each}:`))) faults.push(`${key} begun after its time`);
    }
    standing.set(key, now);
  }
  for (const [key, count] of begun) {
    if (count > mayBegin(key)) faults.push(`${key} begun ${count} times, and ${mayBegin(key)} would do`);
  }
  return [...faults, ...faultsAtEnd(book, run, standing, late)];
}

function standingAfter(event: Event): Standing | undefined {
  switch (event.type) {
    case 'step.skipped':
      return 'behind';
    case 'step.finished':
      return event.outcome.kind === 'succeeded' ? 'behind' : 'failed';
    case 'approval.answered':
      return event.approved ? 'behind' : 'failed';
    case 'approval.requested':
    case 'work.requested':
      return 'waiting';
    case 'time.up':
      return undefined;
    default:
      return 'begun';
  }
}

/** What a step's list is in, and what comes before the keys of its steps: `rounds`, `rounds.2/`. */
function placeOf(key: StepKey): { block: StepKey; prefix: string } {
  const prefix = key.slice(0, key.lastIndexOf('/') + 1);
  return { block: prefix.replace(/[.:][^.:/]+\/$/, ''), prefix };
}

/** All that a step needs, and in a later round all of the round before. */
function mustBeBehind(key: StepKey, byId: ReadonlyMap<string, Step>): StepKey[] {
  const { block, prefix } = placeOf(key);
  const needed = byId.get(stepIdOf(key))?.needs.map((id) => prefix + id) ?? [];
  const round = Number(/\.([0-9]+)\/$/.exec(prefix)?.[1] ?? 1);
  const loop = byId.get(stepIdOf(block));
  if (round === 1 || loop?.verb !== 'loop') return needed;
  return [...needed, ...loop.steps.map(({ id }) => `${block}.${round - 1}/${id}`)];
}

/** At the end nothing is left undone but what needs something that did not succeed, or had no time any more. */
function faultsAtEnd(
  book: Playbook,
  run: HandRun,
  standing: ReadonlyMap<StepKey, Standing>,
  late: readonly StepKey[],
): string[] {
  const byId = stepsById(book.steps);
  const lists = new Set(['', ...[...standing.keys()].map((key) => placeOf(key).prefix)]);
  const untouched = [...lists].flatMap((prefix) => {
    const block = byId.get(stepIdOf(placeOf(prefix).block));
    const steps = prefix === '' ? book.steps : block && 'steps' in block ? block.steps : [];
    const hadTime = !late.some((each) => prefix.startsWith(`${each}:`));
    return steps
      .filter(({ id, needs }) => {
        const isFree = needs.every((need) => standing.get(prefix + need) === 'behind');
        return hadTime && isFree && !standing.has(prefix + id);
      })
      .map(({ id }) => `${prefix}${id} could have begun`);
  });
  const running = run.inFlight.map((key) => `the run ended before ${key}`);
  const hasFailed = book.steps.some(({ id }) => standing.get(id) === 'failed');
  const expected = hasFailed ? 'failed' : 'succeeded';
  const { outcome } = run.state.finished ?? {};
  return [...untouched, ...running, ...(outcome === expected ? [] : [`it ended ${outcome}, not ${expected}`])];
}

it('steps begin once and in order, and every run ends, whatever fails and however often it is killed', () => {
  let [kills, failed] = [0, 0];
  fc.assert(
    fc.property(playbooks(true), chances(true), (book, chance) => {
      const played = play(book, chance);
      expect(faultsIn(book, played)).toEqual([]);
      failed += played.run.ending === 'succeeded' ? 0 : 1;
      kills += [...played.run.state.steps.values()].some(({ attempts }) => attempts > 1) ? 1 : 0;
    }),
    { seed: SEED, numRuns: 400 },
  );
  // The runs have been neither all smooth nor all in vain.
  expect(kills).toBeGreaterThan(40);
  expect(failed).toBeGreaterThan(40);
  expect(failed).toBeLessThan(360);
});

it('a run in which nothing fails succeeds, however often it is killed', () => {
  fc.assert(
    fc.property(playbooks(false), chances(false), (book, chance) => {
      const played = play(book, chance);
      expect(faultsIn(book, played)).toEqual([]);
      expect(played.run.ending).toBe('succeeded');
    }),
    { seed: SEED, numRuns: 400 },
  );
});
