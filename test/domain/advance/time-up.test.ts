import { describe, expect, it } from 'vitest';
import { HandRun } from './hand-run.ts';
import { agent, approve, each, loop, never, playbook } from './playbooks.ts';

const LATE = 'not done within the time that fan has';
const failed = { kind: 'failed', reason: LATE };
const fan = (...steps: Parameters<typeof playbook>) =>
  playbook(each('fan', { items: ['a', 'b'] }, { need: 1, withinMs: 1000 }, ...steps), agent('after'));

describe('when the time of an each is up', () => {
  it('a step that was left open counts as failed', () => {
    const run = new HandRun(fan(agent('work'))).do('fan:a/work').begin('fan:b/work').kill();
    run.timeUp('fan');
    expect(run.outcomeOf('fan:b/work')).toEqual(failed);
    expect(run.reads('after')).toMatchObject({
      fan: { done: [{ key: 'a' }], failed: [{ key: 'b', item: 'b', reason: LATE }] },
    });
  });

  it('a step in flight is waited for, and counts as it ends', () => {
    const run = new HandRun(fan(agent('work'))).begin('fan:a/work', 'fan:b/work').timeUp('fan');
    expect(run.outcomeOf('fan')).toBeUndefined();
    run.succeed('fan:a/work').fail('fan:b/work', 'ended');
    expect(run.reads('after')).toMatchObject({
      fan: { done: [{ key: 'a' }], failed: [{ key: 'b', reason: 'ended' }] },
    });
  });

  it('nobody is waited for any more, neither for an answer nor for their work', () => {
    const run = new HandRun(fan(agent('write'), approve('ask')));
    run.do('fan:a/write').ask('fan:a/ask').leave('fan:b/write').timeUp('fan');
    expect(run.waiting).toEqual([]);
    expect(run.outcomeOf('fan:a/ask')).toEqual(failed);
    expect(run.outcomeOf('fan:b/write')).toEqual(failed);
    expect(run.ending).toBe(`failed: fan: 2 of 2 failed, and 1 is needed: a (${LATE}); b (${LATE})`);
  });

  it('work that was handed in and not yet taken in does not count', () => {
    const run = new HandRun(fan(agent('write'))).leave('fan:a/write').handIn('fan:a/write', {});
    run.do('fan:b/write').timeUp('fan');
    expect(run.outcomeOf('fan:a/write')).toEqual(failed);
    expect(run.ready).toEqual(['after']);
  });

  it('a step that has not begun does not begin, and the branch is named with the reason', () => {
    const run = new HandRun(fan(agent('one'), agent('two')));
    run.do('fan:a/one', 'fan:a/two').begin('fan:b/one').timeUp('fan');
    run.succeed('fan:b/one');
    expect(run.ready).toEqual(['after']);
    expect(run.state.steps.has('fan:b/two')).toBe(false);
    expect(run.reads('after')).toMatchObject({
      fan: { done: [{ key: 'a' }], failed: [{ key: 'b', reason: LATE }] },
    });
  });

  it('neither a condition is asked nor a block entered', () => {
    const skipped = agent('skipped', { condition: never });
    const run = new HandRun(fan(agent('one'), skipped, loop('rounds', { max: 1, until: never }, agent('work'))));
    run.begin('fan:a/one', 'fan:b/one').timeUp('fan').succeed('fan:a/one').succeed('fan:b/one');
    expect([...run.state.steps.keys()]).toEqual(['fan', 'fan:a/one', 'fan:b/one']);
    expect(run.ending).toBe(`failed: fan: 2 of 2 failed, and 1 is needed: a (${LATE}); b (${LATE})`);
  });

  it('a branch that had failed before keeps its own reason', () => {
    const run = new HandRun(fan(agent('work'))).begin('fan:a/work').fail('fan:a/work', 'broken');
    run.timeUp('fan');
    expect(run.ending).toBe(`failed: fan: 2 of 2 failed, and 1 is needed: a (broken); b (${LATE})`);
  });

  it('a loop in a branch begins no other round, and fails', () => {
    const run = new HandRun(fan(loop('rounds', { max: 3, until: never }, agent('work'))));
    run.begin('fan:a/rounds.1/work', 'fan:b/rounds.1/work').timeUp('fan');
    run.succeed('fan:a/rounds.1/work').fail('fan:b/rounds.1/work', 'ended');
    expect(run.outcomeOf('fan:a/rounds')).toEqual(failed);
    expect(run.outcomeOf('fan:b/rounds')).toEqual({ kind: 'failed', reason: 'ended', at: 'fan:b/rounds.1/work' });
  });

  it('an each inside it has none left either, and says whose time it was', () => {
    const inner = each('inner', { items: ['x'] }, {}, agent('work'));
    const run = new HandRun(fan(inner)).begin('fan:a/inner:x/work', 'fan:b/inner:x/work').kill();
    run.timeUp('fan');
    expect(run.outcomeOf('fan:a/inner:x/work')).toEqual(failed);
    expect(run.outcomeOf('fan:a/inner')).toMatchObject({ reason: `1 of 1 failed, and all are needed: x (${LATE})` });
  });

  it('an each round it has its own time still', () => {
    const inner = each('inner', { items: ['x', 'y'] }, { need: 1, withinMs: 500 }, agent('work'));
    const run = new HandRun(fan(inner, agent('next')));
    run.do('fan:a/inner:x/work').begin('fan:b/inner:x/work').timeUp('fan:a/inner');
    expect(run.ready).toEqual(['fan:a/next', 'fan:b/inner:y/work']);
    expect(run.reads('fan:a/next')).toMatchObject({
      inner: { failed: [{ key: 'y', reason: 'not done within the time that fan:a/inner has' }] },
    });
  });

  it('a step beside it goes on', () => {
    const limited = each('fan', { items: ['a'] }, { withinMs: 1000 }, agent('work'));
    const run = new HandRun(playbook(limited, agent('beside', { needs: [] })));
    run.begin('fan:a/work', 'beside').timeUp('fan').fail('fan:a/work', 'ended');
    expect(run.ending).toBeUndefined();
    run.succeed('beside');
    expect(run.ending).toBe('failed: fan: 1 of 1 failed, and all are needed: a (ended)');
  });

  it('that is so for whoever carries the run on after a kill', () => {
    const run = new HandRun(fan(agent('one'), agent('two'))).begin('fan:a/one', 'fan:b/one').timeUp('fan').kill();
    expect(run.outcomeOf('fan:a/one')).toEqual(failed);
    expect(run.ready).toEqual([]);
    expect(run.ending).toContain(LATE);
  });
});
