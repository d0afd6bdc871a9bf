import { describe, expect, it } from 'vitest';
import type { Playbook } from '../../../src/domain/playbook.ts';
import { err } from '../../../src/domain/result.ts';
import { HandRun } from './hand-run.ts';
import { agent, approve, each, loop, never, playbook, when } from './playbooks.ts';

describe('an each over a part', () => {
  const book = playbook(each('consult', { part: 'experts' }, {}, agent('advise', { part: 'experts' })));

  it('has a branch for each role that plays it, all of them at the same time', () => {
    const run = new HandRun(book);
    expect(run.events).toContainEqual(
      expect.objectContaining({ type: 'step.started', key: 'consult', branches: ['frontend', 'ops'] }),
    );
    expect(run.ready).toEqual(['consult:frontend/advise', 'consult:ops/advise']);
  });

  it("gives a branch its role's own worktree, the role as its item and as the one who plays the part", () => {
    const { place, scope } = new HandRun(book).startOf('consult:ops/advise');
    expect(place).toEqual({ part: 'experts', role: 'ops', workspace: 'ops' });
    expect(scope).toMatchObject({ item: 'ops', parts: { author: 'backend', experts: 'ops' } });
  });

  it('has one branch where one role plays it', () => {
    const run = new HandRun(book, { parts: { author: 'backend', experts: ['ops'] } });
    expect(run.ready).toEqual(['consult:ops/advise']);
  });

  it('goes on after all branches, with what each has given', () => {
    const run = new HandRun(playbook(each('consult', { part: 'experts' }, {}, agent('advise')), agent('weigh')));
    run.begin('consult:frontend/advise', 'consult:ops/advise').succeed('consult:ops/advise', 'no');
    expect(run.ready).toEqual([]);
    run.succeed('consult:frontend/advise', 'yes');
    expect(run.reads('weigh')).toEqual({
      consult: {
        done: [
          { key: 'frontend', item: 'frontend', steps: { advise: { output: 'yes', round: 1 } } },
          { key: 'ops', item: 'ops', steps: { advise: { output: 'no', round: 1 } } },
        ],
        failed: [],
      },
    });
  });
});

function over(items: unknown[]): Playbook {
  return playbook(each('fan', { items }, {}, agent('work')), agent('after'));
}

describe('an each over a list', () => {
  const nameless = 'an item of its list has no name: it has to be a text, a number or have an id';

  it('names a branch by its text, its number or its id, as far as a key can hold it', () => {
    const items = ['plain-1', 'a b/c:d.e', "it's $(rm)", 7, 1.5, { id: 'cart', files: [] }, { id: 3 }];
    expect(new HandRun(over(items)).ready).toEqual([
      'fan:plain-1/work',
      'fan:a%20b%2Fc%3Ad%2Ee/work',
      'fan:it%27s%20%24%28rm%29/work',
      'fan:7/work',
      'fan:1%2E5/work',
      'fan:cart/work',
      'fan:3/work',
    ]);
  });

  it('gives each branch a worktree of its own, whoever works there', () => {
    const book = playbook(
      each('fan', { items: ['a', 'b'] }, {}, agent('write'), agent('test', { part: 'tester', needs: [] })),
    );
    const run = new HandRun(book, { parts: { author: 'backend', tester: 'qa' } });
    const places = run.ready.map((key) => [key, run.startOf(key).place?.workspace]);
    expect(Object.fromEntries(places)).toEqual({
      'fan:a/write': 'backend.fan-1',
      'fan:a/test': 'qa.fan-1',
      'fan:b/write': 'backend.fan-2',
      'fan:b/test': 'qa.fan-2',
    });
  });

  it('has the whole item in scope, and leaves the parts as they are', () => {
    const task = { id: 'cart', files: ['a.js'] };
    const { scope } = new HandRun(over([task])).startOf('fan:cart/work');
    expect(scope.item).toEqual(task);
    expect(scope.parts).toEqual({ author: 'backend', experts: ['frontend', 'ops'] });
  });

  it('tells each branch what it has done, with its item', () => {
    const run = new HandRun(over([{ id: 'x y' }])).begin('fan:x%20y/work').succeed('fan:x%20y/work', 1);
    expect(run.reads('after')).toEqual({
      fan: { done: [{ key: 'x%20y', item: { id: 'x y' }, steps: { work: { output: 1, round: 1 } } }], failed: [] },
    });
  });

  it('that is empty is done at once', () => {
    const run = new HandRun(over([]));
    expect(run.reads('after')).toEqual({ fan: { done: [], failed: [] } });
  });

  it.each([
    ['the same text twice', ['a', 'b', 'a'], 'its list has a twice'],
    ['a number and its text', [1, '1'], 'its list has 1 twice'],
    ['two items with one id', [{ id: 'x' }, { id: 'x', more: 1 }], 'its list has x twice'],
    ['an item without an id', [{ name: 'x' }], nameless],
    ['an empty text', [''], nameless],
    ['an empty id', [{ id: '' }], nameless],
    ['nothing as an item', [null], nameless],
    ['a yes or no', [true], nameless],
    ['a list as an item', [['a']], nameless],
    ['a very long text', ['x'.repeat(151)], `the name of an item is too long for a branch: ${'x'.repeat(40)}…`],
  ])('with %s is not entered, and has failed', (_, items, reason) => {
    const run = new HandRun(over(items));
    expect(run.ending).toBe(`failed: fan: ${reason}`);
    expect(run.state.steps.get('fan')).toMatchObject({ attempts: 0 });
  });

  it('that cannot be evaluated has failed', () => {
    const [step] = over([]).steps;
    if (step?.verb !== 'each') throw new Error('no fan');
    const items = { source: 'steps.x', items: () => err('No such key: x') };
    const run = new HandRun({ ...over([]), steps: [{ ...step, over: { kind: 'list', items } }] });
    expect(run.ending).toBe('failed: fan: its "in" (steps.x) cannot be evaluated: No such key: x');
  });

  it('takes a text that is no whole Unicode for a name as well', () => {
    expect(new HandRun(over(['a\ud800b'])).ready).toEqual(['fan:a%EF%BF%BDb/work']);
  });
});

describe('a branch', () => {
  it('goes through its own steps, whatever the others do', () => {
    const run = new HandRun(playbook(each('fan', { items: ['a', 'b'] }, {}, agent('one'), agent('two'))));
    run.begin('fan:a/one').do('fan:b/one', 'fan:b/two');
    expect(run.ready).toEqual([]);
    run.succeed('fan:a/one');
    expect(run.ready).toEqual(['fan:a/two']);
  });

  it('may skip, loop, ask, and fan out again', () => {
    const inner = each('inner', { part: 'experts' }, {}, agent('look', { part: 'experts' }));
    const rounds = loop('rounds', { max: 2, until: when(({ steps }) => steps['work']?.round === 2) }, agent('work'));
    const book = playbook(
      each('fan', { items: ['a', 'b'] }, {}, agent('skipped', { condition: never }), inner, rounds, approve('ask')),
    );
    const run = new HandRun(book);
    expect(run.ready).toEqual([
      'fan:a/inner:frontend/look',
      'fan:a/inner:ops/look',
      'fan:b/inner:frontend/look',
      'fan:b/inner:ops/look',
    ]);
    expect(run.startOf('fan:b/inner:ops/look')).toMatchObject({
      place: { role: 'ops', workspace: 'ops.fan-2' },
      scope: { item: 'ops', parts: { experts: 'ops' } },
    });
    run.do('fan:a/inner:frontend/look', 'fan:a/inner:ops/look', 'fan:a/rounds.1/work', 'fan:a/rounds.2/work');
    run.ask('fan:a/ask');
    expect(run.waiting).toEqual(['fan:a/ask']);
    expect(run.ready).toEqual(['fan:b/inner:frontend/look', 'fan:b/inner:ops/look']);
  });

  it('of a fan in a fan has a worktree that no other branch has', () => {
    const inner = each('inner', { items: ['x', 'y'] }, {}, agent('work'));
    const run = new HandRun(playbook(each('outer', { items: ['a', 'b'] }, {}, inner)));
    const workspaces = run.ready.map((key) => run.startOf(key).place?.workspace);
    expect(workspaces).toEqual([
      'backend.outer-1.inner-1',
      'backend.outer-1.inner-2',
      'backend.outer-2.inner-1',
      'backend.outer-2.inner-2',
    ]);
  });
});

/** Three branches, so many of which have to succeed. */
function needing(need: 'all' | number): HandRun {
  const fan = each('fan', { items: ['a', 'b', 'c'] }, { need }, agent('work'));
  return new HandRun(playbook(fan, agent('after')));
}

/** The same, when all branches have ended. */
function failing(need: 'all' | number, ...bad: string[]): HandRun {
  const run = needing(need);
  for (const name of ['a', 'b', 'c']) {
    const key = `fan:${name}/work`;
    run.begin(key);
    if (bad.includes(name)) run.fail(key, `no ${name}`);
    else run.succeed(key, name);
  }
  return run;
}

describe('the need of an each', () => {
  it('is that all branches succeed, and every one that failed is named', () => {
    const run = failing('all', 'a', 'c');
    const reason = '2 of 3 failed, and all are needed: a (no a); c (no c)';
    expect(run.outcomeOf('fan')).toEqual({ kind: 'failed', reason });
    expect(run.ending).toBe(`failed: fan: ${reason}`);
  });

  it('may be that some do: what failed is in the output, with its reason', () => {
    const run = failing(1, 'a', 'c');
    expect(run.reads('after')).toEqual({
      fan: {
        done: [{ key: 'b', item: 'b', steps: { work: { output: 'b', round: 1 } } }],
        failed: [
          { key: 'a', item: 'a', reason: 'no a' },
          { key: 'c', item: 'c', reason: 'no c' },
        ],
      },
    });
    expect(run.do('after').ending).toBe('succeeded');
  });

  it('is met by exactly as many, and not by one fewer', () => {
    expect(failing(2, 'a').outcomeOf('fan')?.kind).toBe('succeeded');
    expect(failing(2, 'a', 'b').outcomeOf('fan')).toEqual({
      kind: 'failed',
      reason: '2 of 3 failed, and 2 are needed: a (no a); b (no b)',
    });
  });

  it('is waited for whole: a branch that has failed ends none of the others', () => {
    const run = needing('all').begin('fan:a/work').fail('fan:a/work');
    expect(run.ready).toEqual(['fan:b/work', 'fan:c/work']);
    expect(run.outcomeOf('fan')).toBeUndefined();
  });

  it('is waited for whole also where enough have succeeded', () => {
    const run = needing(1).do('fan:a/work');
    expect(run.outcomeOf('fan')).toBeUndefined();
    expect(run.ready).toEqual(['fan:b/work', 'fan:c/work']);
  });

  it.each([
    ['an empty list', [], 'it has 0 branches, and needs 4 to succeed'],
    ['a list of one', ['a'], 'it has 1 branch, and needs 4 to succeed'],
    ['a list that is too short', ['a', 'b', 'c'], 'it has 3 branches, and needs 4 to succeed'],
  ])('is not met by %s, and the reason says so', (_, items, reason) => {
    const run = new HandRun(playbook(each('fan', { items }, { need: 4 }, agent('work'))));
    run.do(...run.ready);
    expect(run.outcomeOf('fan')).toEqual({ kind: 'failed', reason });
  });

  it('names a branch whose loop failed by what the step in the loop said', () => {
    const rounds = loop('rounds', { max: 1, until: never }, agent('work'));
    const run = new HandRun(playbook(each('fan', { items: ['a'] }, {}, rounds)));
    run.begin('fan:a/rounds.1/work').fail('fan:a/rounds.1/work', 'no way');
    expect(run.outcomeOf('fan')).toMatchObject({ reason: '1 of 1 failed, and all are needed: a (no way)' });
  });
});
