import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/domain/playbook.ts';
import { HandRun } from './hand-run.ts';
import { agent, always, broken, each, loop, never, playbook, when } from './playbooks.ts';

const verdict = ({ steps }: Scope) => (steps['review']?.output as { ok: boolean } | undefined)?.ok;
const approved = when((scope) => verdict(scope) === true);
const refused = when((scope) => verdict(scope) === false);

/** Reviewed, and mended where the reviewer says so: twice at most. */
const rounds = loop('rounds', { max: 2, until: approved }, agent('review'), agent('fix', { condition: refused }));

describe('a loop', () => {
  it('is entered, and goes round until its condition holds', () => {
    const run = new HandRun(playbook(rounds, agent('after')));
    expect(run.events).toContainEqual(expect.objectContaining({ type: 'step.started', key: 'rounds', attempt: 1 }));
    expect(run.ready).toEqual(['rounds.1/review']);
    run.begin('rounds.1/review').succeed('rounds.1/review', { ok: false });
    expect(run.ready).toEqual(['rounds.1/fix']);
    run.do('rounds.1/fix');
    expect(run.ready).toEqual(['rounds.2/review']);
    run.begin('rounds.2/review').succeed('rounds.2/review', { ok: true });
    expect(run.outcomeOf('rounds')).toEqual({ kind: 'succeeded', output: { rounds: 2, exhausted: false } });
    expect(run.ready).toEqual(['after']);
  });

  it('ends after the first round where its condition holds at once', () => {
    const run = new HandRun(playbook(rounds));
    run.begin('rounds.1/review').succeed('rounds.1/review', { ok: true });
    expect(run.outcomeOf('rounds')).toEqual({ kind: 'succeeded', output: { rounds: 1, exhausted: false } });
    expect(run.ending).toBe('succeeded');
  });

  it('asks whether it is done after a whole round, and not within one', () => {
    const run = new HandRun(playbook(loop('rounds', { max: 3, until: always }, agent('one'), agent('two'))));
    run.do('rounds.1/one');
    expect(run.ready).toEqual(['rounds.1/two']);
    run.do('rounds.1/two');
    expect(run.ending).toBe('succeeded');
  });

  it('is stepped over whole where it is skipped', () => {
    const skipped = loop('rounds', { max: 2, until: never, condition: never }, agent('review'));
    const run = new HandRun(playbook(skipped, agent('after')));
    expect(run.ready).toEqual(['after']);
    expect([...run.state.steps.keys()]).toEqual(['rounds']);
  });

  it('fails when its rounds are used up', () => {
    const run = new HandRun(playbook(rounds));
    for (const round of [1, 2]) {
      run.begin(`rounds.${round}/review`).succeed(`rounds.${round}/review`, { ok: false });
      run.do(`rounds.${round}/fix`);
    }
    const reason = '2 rounds are used up, and this never held: when';
    expect(run.outcomeOf('rounds')).toEqual({ kind: 'failed', reason });
    expect(run.ending).toBe(`failed: rounds: ${reason}`);
  });

  it('fails where its condition cannot be evaluated, rather than go round again', () => {
    const run = new HandRun(playbook(loop('rounds', { max: 2, until: broken }, agent('review'))));
    run.do('rounds.1/review');
    expect(run.outcomeOf('rounds')).toEqual({
      kind: 'failed',
      reason: 'its "until" (steps.x) cannot be evaluated: No such key: x',
    });
  });

  it('does steps of one round side by side, and begins the next one when all have ended', () => {
    const book = playbook(loop('rounds', { max: 2, until: never }, agent('left'), agent('right', { needs: [] })));
    const run = new HandRun(book);
    expect(run.ready).toEqual(['rounds.1/left', 'rounds.1/right']);
    run.begin('rounds.1/left').do('rounds.1/right');
    expect(run.ready).toEqual([]);
    run.succeed('rounds.1/left');
    expect(run.ready).toEqual(['rounds.2/left', 'rounds.2/right']);
  });
});

describe('a step that fails inside a loop', () => {
  it('fails the loop, which says where, and the run names the step', () => {
    const run = new HandRun(playbook(rounds));
    run.begin('rounds.1/review').succeed('rounds.1/review', { ok: false });
    run.begin('rounds.1/fix').fail('rounds.1/fix', 'it did not compile');
    expect(run.outcomeOf('rounds')).toEqual({ kind: 'failed', reason: 'it did not compile', at: 'rounds.1/fix' });
    expect(run.ending).toBe('failed: rounds.1/fix: it did not compile');
  });

  it('lets the steps beside it end first', () => {
    const book = playbook(loop('rounds', { max: 2, until: never }, agent('bad'), agent('good', { needs: [] })));
    const run = new HandRun(book);
    run.begin('rounds.1/bad', 'rounds.1/good').fail('rounds.1/bad');
    expect(run.outcomeOf('rounds')).toBeUndefined();
    run.succeed('rounds.1/good');
    expect(run.outcomeOf('rounds')).toEqual({ kind: 'failed', reason: 'no', at: 'rounds.1/bad' });
  });

  it('is named through every loop round it', () => {
    const inner = loop('inner', { max: 2, until: always }, agent('work'));
    const run = new HandRun(playbook(loop('outer', { max: 2, until: never }, inner)));
    run.do('outer.1/inner.1/work').begin('outer.2/inner.1/work').fail('outer.2/inner.1/work');
    expect(run.outcomeOf('outer.2/inner')).toMatchObject({ at: 'outer.2/inner.1/work' });
    expect(run.outcomeOf('outer')).toMatchObject({ at: 'outer.2/inner.1/work' });
    expect(run.ending).toBe('failed: outer.2/inner.1/work: no');
  });
});

describe('a fan inside a loop', () => {
  it('is entered anew in each round, over what the list is by then', () => {
    const fan = each('fan', { items: ({ steps }) => (steps['fan'] ? ['b', 'c'] : ['a']) }, {}, agent('work'));
    const run = new HandRun(
      playbook(loop('rounds', { max: 2, until: when(({ steps }) => steps['fan']?.round === 2) }, fan)),
    );
    expect(run.ready).toEqual(['rounds.1/fan:a/work']);
    run.do('rounds.1/fan:a/work');
    expect(run.ready).toEqual(['rounds.2/fan:b/work', 'rounds.2/fan:c/work']);
    run.do('rounds.2/fan:b/work', 'rounds.2/fan:c/work');
    expect(run.ending).toBe('succeeded');
  });
});
