import { describe, expect, it } from 'vitest';
import { HandRun } from './hand-run.ts';
import { agent, approve, atEnd, playbook } from './playbooks.ts';

describe('what is to be done at the end', () => {
  const book = { ...playbook(agent('work'), agent('after')), ...atEnd(agent('clear'), agent('tell')) };

  it('is done once all the others are behind, and reads how it went', () => {
    const run = new HandRun(book).do('work');
    expect(run.ready).toEqual(['after']);
    run.do('after');
    expect(run.startOf('clear').scope.run).toEqual({ id: 'r1', failed: false, reason: '' });
    expect(run.startOf('clear').scope.steps).toHaveProperty('after');
    run.do('clear', 'tell');
    expect(run.ending).toBe('succeeded');
  });

  it('is done after a failure, which stays the end of the run', () => {
    const run = new HandRun(book).begin('work').fail('work', 'broken').kill();
    expect(run.startOf('clear').scope.run).toEqual({ id: 'r1', failed: true, reason: 'work: broken' });
    run.do('clear', 'tell');
    expect(run.ending).toBe('failed: work: broken');
  });

  it('makes the run fail where it fails itself, and says both reasons', () => {
    const one = new HandRun(book).do('work', 'after').begin('clear').fail('clear', 'no');
    expect(one.ending).toBe('failed: clear: no');
    const both = new HandRun(book).begin('work').fail('work', 'broken').begin('clear').fail('clear', 'no');
    expect(both.ending).toBe('failed: work: broken; clear: no');
  });

  it('has begun for good: an answer that comes then changes nothing', () => {
    const asking = { ...playbook(approve('ask'), agent('bad', { needs: [] })), ...atEnd(agent('clear')) };
    const run = new HandRun(asking).ask('ask').begin('bad').fail('bad');
    expect(run.ready).toEqual(['clear']);
    run.answer('ask', true);
    expect(run.ready).toEqual(['clear']);
    run.do('clear');
    expect(run.ending).toBe('failed: bad: no');
  });
});

describe('a run whose time is up', () => {
  it('begins nothing more, and has failed with what was at work', () => {
    const run = new HandRun({ ...playbook(agent('work'), agent('after')), ...atEnd(agent('clear')) });
    run.begin('work').runTimeUp('too late').fail('work', 'too late');
    expect(run.ready).toEqual(['clear']);
    run.do('clear');
    expect(run.ending).toBe('failed: work: too late');
  });

  it('has failed also where nothing was at work', () => {
    const run = new HandRun(playbook(agent('work'), agent('after'))).do('work').runTimeUp('too late');
    expect(run.ending).toBe('failed: too late');
  });
});
