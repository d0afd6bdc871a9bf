import { describe, expect, it } from 'vitest';
import { HandRun } from './hand-run.ts';
import { agent, command, each, playbook } from './playbooks.ts';

const LATER = '2026-01-15T10:05:00.000Z';

describe('an attempt that failed', () => {
  it('is followed by another, not before its time, and what needs the step waits', () => {
    const run = new HandRun(playbook(agent('flaky'), agent('after'))).begin('flaky').failForNow('flaky', LATER);
    expect(run.ready).toEqual(['flaky']);
    expect(run.startOf('flaky')).toMatchObject({ attempt: 2, notBefore: LATER });
    run.kill();
    expect(run.startOf('flaky')).toMatchObject({ attempt: 2, notBefore: LATER });
    run.do('flaky');
    expect(run.ready).toEqual(['after']);
  });

  it('lets a run that has failed elsewhere not end before', () => {
    const run = new HandRun(playbook(agent('flaky'), agent('bad', { needs: [] })));
    run.begin('flaky', 'bad').failForNow('flaky', LATER).fail('bad');
    expect(run.ending).toBeUndefined();
    run.do('flaky');
    expect(run.ending).toBe('failed: bad: no');
  });

  it('is the last where the time round it is up', () => {
    const fan = each('fan', { items: ['a'] }, { withinMs: 1000 }, agent('flaky'));
    const run = new HandRun(playbook(fan)).begin('fan:a/flaky').failForNow('fan:a/flaky', LATER).timeUp('fan');
    expect(run.ending).toMatch(/^failed: fan: 1 of 1 failed/);
  });
});

describe('a step that must not be done twice', () => {
  it('is asked about after a kill, and begun anew only with a yes', () => {
    const run = new HandRun(playbook(agent('deploy', { effect: 'once' }))).begin('deploy').kill();
    expect(run.ready).toEqual([]);
    expect(run.waiting).toEqual(['deploy']);
    run.answer('deploy', true);
    expect(run.startOf('deploy').attempt).toBe(2);
    run.begin('deploy').kill();
    expect(run.waiting).toEqual(['deploy']);
  });

  it('has failed with a no, and is behind where somebody says that it was done', () => {
    const no = new HandRun(playbook(agent('deploy', { effect: 'once' })))
      .begin('deploy')
      .kill()
      .answer('deploy', false);
    expect(no.ending).toBe('failed: deploy: rejected by ann: so');
    const done = new HandRun(playbook(agent('deploy', { effect: 'once' }), agent('after'))).begin('deploy').kill();
    done.handIn('deploy', { url: 'there' });
    expect(done.reads('after')).toEqual({ deploy: { url: 'there' } });
  });

  it('is asked about also where the run has failed otherwise: it is not over', () => {
    const run = new HandRun(playbook(agent('deploy', { effect: 'once' }), agent('bad', { needs: [] })));
    run.begin('deploy', 'bad').fail('bad');
    expect(run.ending).toBeUndefined();
    run.succeed('deploy');
    expect(run.ending).toBe('failed: bad: no');
  });

  it('has not begun where no process of it was started', () => {
    const run = new HandRun(playbook(command('deploy', { effect: 'once' }))).begin('deploy').kill();
    expect(run.ready).toEqual(['deploy']);
  });
});
