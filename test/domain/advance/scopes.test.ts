import { describe, expect, it } from 'vitest';
import { HandRun } from './hand-run.ts';
import { agent, always, each, loop, never, playbook, when } from './playbooks.ts';

describe('a step sees', () => {
  it('the outputs of all that it waits for, directly or not', () => {
    const run = new HandRun(playbook(agent('one'), agent('two'), agent('three')));
    expect(run.reads('one')).toEqual({});
    run.begin('one').succeed('one', 1).begin('two').succeed('two', 2);
    expect(run.reads('three')).toEqual({ one: 1, two: 2 });
  });

  it('nothing of a step beside it, also where that has ended', () => {
    const run = new HandRun(playbook(agent('one'), agent('beside', { needs: [] }), agent('two', { needs: ['one'] })));
    run.begin('one').succeed('one', 1).do('beside');
    expect(run.reads('two')).toEqual({ one: 1 });
  });

  it('both sides of a join', () => {
    const join = agent('join', { needs: ['one', 'two'] });
    const run = new HandRun(playbook(agent('one'), agent('two', { needs: [] }), join));
    run.begin('one', 'two').succeed('two', 2).succeed('one', 1);
    expect(run.reads('join')).toEqual({ one: 1, two: 2 });
  });

  it('no output of a skipped step', () => {
    const run = new HandRun(playbook(agent('one'), agent('two', { condition: never }), agent('three')));
    run.do('one');
    expect(Object.keys(run.reads('three'))).toEqual(['one']);
  });

  it('the same after a kill', () => {
    const run = new HandRun(playbook(agent('one'), agent('two'))).begin('one').succeed('one', { text: 'x' }).kill();
    expect(run.reads('two')).toEqual({ one: { text: 'x' } });
  });
});

describe('inside a loop', () => {
  const book = playbook(
    agent('before'),
    loop('rounds', { max: 3, until: when(({ steps }) => steps['two']?.output === 'good') }, agent('one'), agent('two')),
    agent('after'),
  );
  const second = () => {
    const run = new HandRun(book).begin('before').succeed('before', 0);
    run.begin('rounds.1/one').succeed('rounds.1/one', 'a').begin('rounds.1/two').succeed('rounds.1/two', 'bad');
    return run;
  };

  it('a step sees what the loop waits for, and in a later round what the round before gave', () => {
    const run = second();
    expect(run.startOf('rounds.2/one').scope.steps).toEqual({
      before: { output: 0, round: 1 },
      one: { output: 'a', round: 1 },
      two: { output: 'bad', round: 1 },
    });
  });

  it('the newest round counts, step by step', () => {
    const run = second().begin('rounds.2/one').succeed('rounds.2/one', 'b');
    expect(run.startOf('rounds.2/two').scope.steps).toMatchObject({
      one: { output: 'b', round: 2 },
      two: { output: 'bad', round: 1 },
    });
  });

  it('an output of an earlier round stays where the step is skipped in the newest', () => {
    const first = agent('first', { condition: when(({ steps }) => steps['first'] === undefined) });
    const until = when(({ steps }) => steps['work']?.round === 3);
    const run = new HandRun(playbook(loop('rounds', { max: 3, until }, first, agent('work')), agent('after')));
    run.begin('rounds.1/first').succeed('rounds.1/first', 'once').do('rounds.1/work', 'rounds.2/work');
    expect(run.startOf('rounds.3/work').scope.steps).toMatchObject({
      first: { output: 'once', round: 1 },
      work: { round: 2 },
    });
    run.do('rounds.3/work');
    expect(run.startOf('after').scope.steps).toMatchObject({
      first: { output: 'once', round: 1 },
      work: { round: 3 },
    });
  });

  it('steps beside each other do not see each other in their round, but what the round before gave', () => {
    const rounds = loop('rounds', { max: 2, until: never }, agent('left'), agent('right', { needs: [] }));
    const run = new HandRun(playbook(rounds)).begin('rounds.1/left').succeed('rounds.1/left', 1);
    expect(run.reads('rounds.1/right')).toEqual({});
    run.do('rounds.1/right').begin('rounds.2/right').succeed('rounds.2/right', 2);
    expect(run.reads('rounds.2/left')).toMatchObject({ left: 1, right: {} });
  });

  it('and after it, the newest outputs are seen with their round, and how many rounds it took', () => {
    const run = second().do('rounds.2/one').begin('rounds.2/two').succeed('rounds.2/two', 'good');
    expect(run.startOf('after').scope.steps).toEqual({
      before: { output: 0, round: 1 },
      one: { output: {}, round: 2 },
      two: { output: 'good', round: 2 },
      rounds: { output: { rounds: 2, exhausted: false }, round: 1 },
    });
  });

  it('loops in loops give what their newest rounds gave', () => {
    const inner = loop(
      'inner',
      { max: 2, until: when(({ steps }) => steps['work']?.output === 'done') },
      agent('work'),
    );
    const outer = loop(
      'outer',
      { max: 2, until: when(({ steps }) => steps['tail']?.round === 2) },
      inner,
      agent('tail'),
    );
    const run = new HandRun(playbook(outer, agent('after')));
    run.do('outer.1/inner.1/work').begin('outer.1/inner.2/work').succeed('outer.1/inner.2/work', 'done');
    expect(run.startOf('outer.1/tail').scope.steps).toMatchObject({
      work: { output: 'done', round: 2 },
      inner: { output: { rounds: 2, exhausted: false }, round: 1 },
    });
    run.do('outer.1/tail').begin('outer.2/inner.1/work').succeed('outer.2/inner.1/work', 'done').do('outer.2/tail');
    expect(run.startOf('after').scope.steps).toMatchObject({
      work: { output: 'done', round: 1 },
      inner: { output: { rounds: 1, exhausted: false }, round: 2 },
      outer: { output: { rounds: 2, exhausted: false }, round: 1 },
    });
  });
});

describe('inside an each', () => {
  it('a branch sees what the each waits for and what it did itself, and nothing of the other branches', () => {
    const fan = each('fan', { items: ['a', 'b'] }, {}, agent('one'), agent('two'));
    const run = new HandRun(playbook(agent('before'), fan)).begin('before').succeed('before', 0);
    run.begin('fan:a/one').succeed('fan:a/one', 1);
    expect(run.reads('fan:a/two')).toEqual({ before: 0, one: 1 });
    expect(run.reads('fan:b/one')).toEqual({ before: 0 });
  });

  it('and after it, only what it says itself is seen: its steps have as many outputs as branches', () => {
    const fan = each('fan', { items: ['a'] }, {}, agent('one'));
    const run = new HandRun(playbook(fan, agent('after'))).do('fan:a/one');
    expect(Object.keys(run.reads('after'))).toEqual(['fan']);
  });

  it('a branch gives what its loops gave, too', () => {
    const fan = each('fan', { items: ['a'] }, {}, loop('rounds', { max: 1, until: always }, agent('work')));
    const run = new HandRun(playbook(fan, agent('after'))).begin('fan:a/rounds.1/work');
    run.succeed('fan:a/rounds.1/work', 'made');
    expect(run.reads('after')).toEqual({
      fan: {
        done: [
          {
            key: 'a',
            item: 'a',
            steps: {
              work: { output: 'made', round: 1 },
              rounds: { output: { rounds: 1, exhausted: false }, round: 1 },
            },
          },
        ],
        failed: [],
      },
    });
  });

  it('the item and the part of the innermost one count', () => {
    const inner = each('inner', { items: [{ id: 'x', of: 'inner' }] }, {}, agent('work', { part: 'experts' }));
    const run = new HandRun(playbook(each('consult', { part: 'experts' }, {}, inner)));
    expect(run.startOf('consult:ops/inner:x/work').scope).toMatchObject({
      item: { id: 'x', of: 'inner' },
      parts: { experts: 'ops', author: 'backend' },
    });
  });
});
