import { describe, expect, it } from 'vitest';
import { HandRun } from './hand-run.ts';
import { agent, approve, loop, never, playbook } from './playbooks.ts';

describe('a failed step', () => {
  it('ends the run where everything needs it', () => {
    const run = new HandRun(playbook(agent('one'), agent('two')));
    run.begin('one').fail('one');
    expect(run.ready).toEqual([]);
    expect(run.ending).toBe('failed: one: no');
  });

  it('stops what needs it, directly or not, and nothing else', () => {
    const run = new HandRun(
      playbook(agent('bad'), agent('after'), agent('later'), agent('beside', { needs: [] }), agent('next')),
    );
    run.begin('bad', 'beside').fail('bad');
    expect(run.ending).toBeUndefined();
    run.succeed('beside');
    expect(run.ready).toEqual(['next']);
    run.do('next');
    expect(run.ending).toBe('failed: bad: no');
    expect([...run.state.steps.keys()]).toEqual(['bad', 'beside', 'next']);
  });

  it('stops a join, also where the others have succeeded', () => {
    const run = new HandRun(
      playbook(agent('good'), agent('bad', { needs: [] }), agent('join', { needs: ['good', 'bad'] })),
    );
    run.do('good').begin('bad').fail('bad');
    expect(run.ready).toEqual([]);
    expect(run.ending).toBe('failed: bad: no');
  });

  it('is named beside each other one', () => {
    const run = new HandRun(playbook(agent('one'), agent('two', { needs: [] }), agent('three', { needs: [] })));
    run.begin('one', 'two', 'three').fail('three', 'third').succeed('two').fail('one', 'first');
    expect(run.ending).toBe('failed: one: first; three: third');
  });

  it('stops a block that needs it before the block is entered', () => {
    const run = new HandRun(playbook(agent('bad'), loop('rounds', { max: 1, until: never }, agent('work'))));
    run.begin('bad').fail('bad');
    expect(run.ending).toBe('failed: bad: no');
    expect(run.state.steps.has('rounds')).toBe(false);
  });
});

describe('a run that has failed anyway', () => {
  it('asks nobody any more', () => {
    const run = new HandRun(playbook(approve('ask'), agent('bad', { needs: [] })));
    run.ask('ask');
    expect(run.waiting).toEqual(['ask']);
    run.begin('bad').fail('bad');
    expect(run.waiting).toEqual([]);
    expect(run.ending).toBe('failed: bad: no');
  });

  it('waits for nobody who was to do a step', () => {
    const run = new HandRun(playbook(agent('write'), agent('bad', { needs: [] })));
    run.leave('write').begin('bad').fail('bad');
    expect(run.ending).toBe('failed: bad: no');
  });

  it('lets what is in flight come to its end first', () => {
    const run = new HandRun(playbook(approve('ask'), agent('bad', { needs: [] }), agent('long', { needs: [] })));
    run.ask('ask').begin('bad', 'long').fail('bad');
    expect(run.ending).toBeUndefined();
    run.succeed('long');
    expect(run.ending).toBe('failed: bad: no');
  });
});
