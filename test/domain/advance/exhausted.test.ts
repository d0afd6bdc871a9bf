import { describe, expect, it } from 'vitest';
import { err } from '../../../src/domain/result.ts';
import { HandRun } from './hand-run.ts';
import { agent, loop, never, playbook, value, when } from './playbooks.ts';

const good = when(({ steps }) => steps['review']?.output === 'good');
const findings = value(({ steps }) => steps['review']?.output);

describe('a loop that has used up its rounds', () => {
  it('fails, and says what never held', () => {
    const run = new HandRun(playbook(loop('rounds', { max: 2, until: never }, agent('review'))));
    run.do('rounds.1/review', 'rounds.2/review');
    expect(run.ending).toBe('failed: rounds: 2 rounds are used up, and this never held: when');
  });

  it('goes on where it says so, and its output tells', () => {
    const run = new HandRun(
      playbook(loop('rounds', { max: 1, until: never, exhausted: 'go-on' }, agent('review')), agent('after')),
    );
    run.do('rounds.1/review');
    expect(run.reads('after')).toMatchObject({ rounds: { rounds: 1, exhausted: true } });
  });

  const asking = playbook(loop('rounds', { max: 1, until: good, exhausted: 'ask' }, agent('review')), agent('after'));

  it('asks once, and goes on with a yes as with rounds that held', () => {
    const run = new HandRun(asking).do('rounds.1/review');
    expect(run.waiting).toEqual(['rounds']);
    expect(run.question('rounds')).toContain('1 rounds are used up');
    run.kill();
    expect(run.events.filter(({ type }) => type === 'approval.requested')).toHaveLength(1);
    run.answer('rounds', true);
    expect(run.reads('after')).toMatchObject({ rounds: { rounds: 1, exhausted: true } });
  });

  it('fails with a no', () => {
    const run = new HandRun(asking).do('rounds.1/review').answer('rounds', false);
    expect(run.ending).toBe('failed: rounds: 1 rounds are used up, and this never held: when; rejected by ann: so');
  });

  it('asks nobody in a run that has failed anyway', () => {
    const run = new HandRun(
      playbook(loop('rounds', { max: 1, until: good, exhausted: 'ask' }, agent('review')), agent('bad', { needs: [] })),
    );
    run.begin('bad').fail('bad').do('rounds.1/review');
    expect(run.ending).toBe('failed: bad: no');
    expect(run.events.some(({ type }) => type === 'approval.requested')).toBe(false);
  });
});

describe('a loop that is stuck', () => {
  const book = playbook(loop('rounds', { max: 5, until: good, stall: findings }, agent('review')));

  it('ends after two rounds that came to the same', () => {
    const run = new HandRun(book);
    run.begin('rounds.1/review').succeed('rounds.1/review', { open: [1, 2] });
    run.begin('rounds.2/review').succeed('rounds.2/review', { open: [2] });
    expect(run.ready).toEqual(['rounds.3/review']);
    run.begin('rounds.3/review').succeed('rounds.3/review', { open: [2] });
    expect(run.ending).toBe('failed: rounds: rounds 2 and 3 came to the same: value');
  });

  it('is not stuck where the newest round has what it wants', () => {
    const run = new HandRun(
      playbook(loop('rounds', { max: 5, until: good, stall: value(() => 'same') }, agent('review'))),
    );
    run.begin('rounds.1/review').succeed('rounds.1/review', 'bad');
    run.begin('rounds.2/review').succeed('rounds.2/review', 'good');
    expect(run.ending).toBe('succeeded');
  });

  it('fails where that cannot be said', () => {
    const stall = { source: 'steps.x', value: () => err('No such key: x') };
    const run = new HandRun(playbook(loop('rounds', { max: 5, until: good, stall }, agent('review'))));
    run.do('rounds.1/review');
    expect(run.ending).toBe('failed: rounds: its "stall" (steps.x) cannot be evaluated: No such key: x');
  });
});
