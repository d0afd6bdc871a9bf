import fc from 'fast-check';
import type { Condition, Playbook, Step } from '../../../src/domain/playbook.ts';
import { agent, always, approve, broken, type Draft, each, loop, never, playbook, when } from './playbooks.ts';

/** A step before it has an id. */
type Seed =
  | { kind: 'agent'; condition: Condition | undefined }
  | { kind: 'approve' }
  | { kind: 'loop'; condition: Condition | undefined; max: number; rounds: number; list: SeedList }
  | { kind: 'each'; condition: Condition | undefined; over: 'part' | number; need: 'all' | number; list: SeedList };

interface SeedList {
  seeds: Seed[];
  /** Each step after the one before it; otherwise as `needs` says. */
  isInOrder: boolean;
  /** Where a step stands among those that it may need, and which of them it needs. */
  needs: { rank: number; picks: number[] }[];
}

/**
 * Playbooks with loops and fans in each other, and needs in all directions.
 * @param faults whether conditions may be broken, loops run out of rounds, and fans need more than they have
 */
export function playbooks(faults: boolean): fc.Arbitrary<Playbook> {
  const conditions = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(undefined, always) },
    { weight: 2, arbitrary: fc.constant(never) },
    { weight: faults ? 1 : 0, arbitrary: fc.constant(broken) },
  );
  const { list } = fc.letrec<{ list: SeedList; seed: Seed }>((tie) => ({
    list: fc.record({
      seeds: fc.array(tie('seed'), { minLength: 1, maxLength: 4, size: 'max' }),
      isInOrder: fc.boolean(),
      needs: fc.array(fc.record({ rank: fc.nat(9), picks: fc.array(fc.nat(3), { maxLength: 2 }) }), {
        minLength: 4,
        maxLength: 4,
      }),
    }),
    seed: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('agent' as const), condition: conditions }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('approve' as const) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('loop' as const),
          condition: conditions,
          max: fc.integer({ min: 1, max: 3 }),
          rounds: fc.constantFrom(1, 2, 2, 3),
          list: tie('list'),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('each' as const),
          condition: conditions,
          over: fc.constantFrom('part' as const, 0, 1, 2, 3),
          need: fc.constantFrom('all' as const, 'all' as const, 1, 2),
          list: tie('list'),
        }),
      },
    ),
  }));
  return list.map((seeds) => playbook(...grow(seeds, faults, { count: 0 })));
}

function grow({ seeds, isInOrder, needs }: SeedList, faults: boolean, ids: { count: number }): Draft[] {
  const named = seeds.map((seed) => ({ seed, id: `s${(ids.count += 1)}` }));
  // A step needs only steps of a lower rank: so there is no circle, and needs lead backwards and forwards in the list.
  const ranked = named.map(({ id }, index) => ({ id, index, ...needs[index] }));
  ranked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.index - b.index);
  const needsOf = (id: string) => {
    const at = ranked.findIndex((other) => other.id === id);
    const picks = ranked[at]?.picks ?? [];
    return [...new Set(picks.flatMap((pick) => (at === 0 ? [] : (ranked[pick % at]?.id ?? []))))];
  };
  return named.map(({ seed, id }) => ({ ...step(seed, id, faults, ids), ...(!isInOrder && { needs: needsOf(id) }) }));
}

function step(seed: Seed, id: string, faults: boolean, ids: { count: number }): Draft {
  const condition = 'condition' in seed && seed.condition ? { condition: seed.condition } : {};
  switch (seed.kind) {
    case 'agent':
      return agent(id, condition);
    case 'approve':
      return approve(id);
    case 'loop': {
      const { max, rounds, list } = seed;
      const [first = agent(`${id}x`), ...rest] = grow(list, faults, ids);
      const wanted = faults ? rounds : Math.min(rounds, max);
      // Some step of the loop is done in each round, by which it can be told how many there were.
      const { condition: _, ...sure } = first;
      const until = when(({ steps }) => (steps[first.id]?.round ?? 0) >= wanted);
      return loop(id, { max, until, ...condition }, sure as Draft, ...rest);
    }
    case 'each': {
      const { over, need, list } = seed;
      // An each over a part inside of another one has a single branch: the role of its own.
      const count = over === 'part' ? 1 : over;
      const what = over === 'part' ? { part: 'experts' } : { items: ['a', 'b', 'c'].slice(0, over) };
      const most = need === 'all' || faults ? need : Math.min(need, count);
      return each(id, what, { need: most, withinMs: 1000, ...condition }, ...grow(list, faults, ids));
    }
  }
}

/** Every step of a playbook, at whatever depth, by its id. */
export function stepsById(steps: readonly Step[]): Map<string, Step> {
  return new Map(steps.flatMap((step) => [[step.id, step], ...('steps' in step ? stepsById(step.steps) : [])]));
}
