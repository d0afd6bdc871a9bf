import { describe, expect, it } from 'vitest';
import type { Playbook } from '../../../src/domain/playbook.ts';
import { HandRun } from './hand-run.ts';
import { agent, each, loop, never, playbook } from './playbooks.ts';

describe('a run that is carried on after a kill', () => {
  const fan = each('fan', { items: ['a', 'b', 'c'] }, {}, agent('one'), agent('two'));
  const book = playbook(agent('before'), fan, agent('after'));

  it('goes on in the middle of a fan: what has ended is behind, what was open begins anew', () => {
    const run = new HandRun(book).do('before', 'fan:a/one').begin('fan:a/two', 'fan:b/one').kill();
    expect(run.ready).toEqual(['fan:a/two', 'fan:b/one', 'fan:c/one']);
    expect(run.startOf('fan:a/two').attempt).toBe(2);
    expect(run.startOf('fan:b/one').attempt).toBe(2);
    expect(run.startOf('fan:c/one').attempt).toBe(1);
    run.do('fan:a/two', 'fan:b/one', 'fan:b/two', 'fan:c/one', 'fan:c/two', 'after');
    expect(run.ending).toBe('succeeded');
  });

  it('enters no block twice', () => {
    const run = new HandRun(book).do('before', 'fan:a/one').kill().kill();
    expect(run.events.filter((event) => event.type === 'step.started' && event.key === 'fan')).toHaveLength(1);
  });

  it('has the same places for the branches', () => {
    const run = new HandRun(book).do('before', 'fan:a/one', 'fan:a/two');
    const before = run.startOf('fan:b/one').place;
    expect(run.kill().startOf('fan:b/one').place).toEqual(before);
    expect(before?.workspace).toBe('backend.fan-2');
  });

  it('goes on in the round that it was in', () => {
    const rounds = loop('rounds', { max: 3, until: never }, agent('one'), agent('two'));
    const run = new HandRun(playbook(rounds)).do('rounds.1/one', 'rounds.1/two').begin('rounds.2/one').kill();
    expect(run.ready).toEqual(['rounds.2/one']);
    expect(run.startOf('rounds.2/one').attempt).toBe(2);
  });

  it('is told by its journal alone: killed after every event, it ends the same', () => {
    const smooth = play(book, () => undefined);
    const rough = play(book, (run) => run.kill());
    expect(rough.ending).toBe('succeeded');
    expect([...rough.state.steps.keys()]).toEqual([...smooth.state.steps.keys()]);
    expect(rough.events.filter(({ type }) => type !== 'step.started')).toEqual(
      smooth.events.filter(({ type }) => type !== 'step.started'),
    );
  });
});

/** Does one step after the other, to the end. */
function play(book: Playbook, afterEach: (run: HandRun) => void): HandRun {
  const run = new HandRun(book);
  while (run.ending === undefined) {
    const [key = ''] = run.ready;
    run.begin(key);
    afterEach(run);
    if (run.inFlight.length === 0) run.begin(key);
    run.succeed(key);
    afterEach(run);
  }
  return run;
}
