import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/domain/advance.ts';
import { foldRun } from '../../../src/domain/run.ts';
import { HandRun } from './hand-run.ts';
import { agent, always, broken, command, never, playbook, when } from './playbooks.ts';

describe('the order of steps', () => {
  it('is that of the list, one after the other, and then the run has succeeded', () => {
    const run = new HandRun(playbook(agent('one'), agent('two')));
    expect(run.ready).toEqual(['one']);
    run.begin('one');
    expect(run.ready).toEqual([]);
    run.succeed('one');
    expect(run.ready).toEqual(['two']);
    run.do('two');
    expect(run.ending).toBe('succeeded');
  });

  it('is free for steps that need nothing: they are all offered at once', () => {
    const run = new HandRun(playbook(agent('one'), agent('two', { needs: [] }), agent('three', { needs: [] })));
    expect(run.ready).toEqual(['one', 'two', 'three']);
    run.begin('one', 'three').succeed('three');
    expect(run.ready).toEqual(['two']);
    expect(run.inFlight).toEqual(['one']);
  });

  it('joins where a step needs several', () => {
    const run = new HandRun(
      playbook(agent('one'), agent('two', { needs: [] }), agent('join', { needs: ['one', 'two'] })),
    );
    run.do('one');
    expect(run.ready).toEqual(['two']);
    run.do('two');
    expect(run.ready).toEqual(['join']);
  });

  it('splits where several need one', () => {
    const run = new HandRun(playbook(agent('one'), agent('left'), agent('right', { needs: ['one'] })));
    run.do('one');
    expect(run.ready).toEqual(['left', 'right']);
  });

  it('may go against that of the list', () => {
    const run = new HandRun(
      playbook(
        agent('last', { needs: ['middle'] }),
        agent('middle', { needs: ['first'] }),
        agent('first', { needs: [] }),
      ),
    );
    for (const key of ['first', 'middle', 'last']) {
      expect(run.ready).toEqual([key]);
      run.do(key);
    }
    expect(run.ending).toBe('succeeded');
  });

  it('is not left while a step is in flight beside the last one', () => {
    const run = new HandRun(playbook(agent('one'), agent('two', { needs: [] })));
    run.begin('one').do('two');
    expect(run.ending).toBeUndefined();
    run.succeed('one');
    expect(run.ending).toBe('succeeded');
  });
});

describe('a start', () => {
  it('says who works where, which attempt it is, and what is known', () => {
    const run = new HandRun(playbook(agent('one')));
    expect(run.startOf('one')).toMatchObject({
      attempt: 1,
      place: { part: 'author', role: 'backend', workspace: 'backend' },
      scope: {
        run: { id: 'r1' },
        inputs: { task: 'a cart' },
        parts: { author: 'backend', experts: ['frontend', 'ops'] },
        steps: {},
      },
    });
  });

  it('has a place for a command too, and none for a step without a part', () => {
    const question = { source: '', render: () => ({ ok: true as const, value: '' }) };
    const run = new HandRun(
      playbook(command('test'), { id: 'ask', title: 'ask', verb: 'approve', question, look: [], needs: [] }),
    );
    expect(run.startOf('test').place).toEqual({ part: 'author', role: 'backend', workspace: 'backend' });
    expect(run.startOf('ask').place).toBeUndefined();
  });

  it('is offered again for a step whose end is not in the journal, and counts the attempts', () => {
    const run = new HandRun(playbook(agent('one'), agent('two')));
    run.begin('one').kill();
    expect(run.startOf('one').attempt).toBe(2);
    run.begin('one').kill();
    expect(run.startOf('one').attempt).toBe(3);
    run.do('one');
    expect(run.ready).toEqual(['two']);
  });
});

describe('a condition', () => {
  it('that does not hold skips its step, and what needs the step goes on', () => {
    const run = new HandRun(playbook(agent('one', { condition: never }), agent('two')));
    expect(run.events).toContainEqual(expect.objectContaining({ type: 'step.skipped', key: 'one', condition: 'when' }));
    expect(run.ready).toEqual(['two']);
  });

  it('is not looked at again once the step was skipped', () => {
    const { events } = new HandRun(playbook(agent('one', { condition: never }), agent('two')));
    const held = playbook(agent('one', { condition: always }), agent('two'));
    expect(advance(held, foldRun(events))).toMatchObject([{ kind: 'start', key: 'two' }]);
  });

  it('is asked when all that the step needs is behind, and not before', () => {
    const asked: string[][] = [];
    const condition = when(({ steps }) => asked.push(Object.keys(steps)) > 0);
    const run = new HandRun(playbook(agent('one'), agent('two', { condition })));
    run.begin('one');
    expect(asked).toEqual([]);
    run.succeed('one');
    expect(asked).toContainEqual(['one']);
  });

  it('that cannot be evaluated fails its step, rather than skip it', () => {
    const run = new HandRun(playbook(agent('one', { condition: broken })));
    expect(run.outcomeOf('one')).toEqual({
      kind: 'failed',
      reason: 'its "if" (steps.x) cannot be evaluated: No such key: x',
    });
  });
});
