import { describe, expect, it } from 'vitest';
import { RunLost } from '../../../src/services/runner/recorder.ts';
import { agent, each, never, playbook } from '../../domain/advance/playbooks.ts';
import { AgentByHand, begun, settled, startRun } from './run-stage.ts';

/** A step of another role, which works in a worktree of its own. */
const review = (id: string, more: { needs?: string[] } = {}) =>
  agent(id, { part: 'reviewer', access: 'read', ...more });

describe('Ctrl-C', () => {
  it('ends what is in flight, begins nothing more, and leaves the steps open', async () => {
    const stop = new AbortController();
    const hand = new AgentByHand();
    const run = startRun(playbook(agent('one'), review('two', { needs: [] }), review('three', { needs: [] })), {
      agent: hand,
      signal: stop.signal,
    });
    await hand.has('one', 'two');
    stop.abort();
    expect(await run.end).toEqual({ kind: 'interrupted' });
    expect(hand.ended.sort()).toEqual(['one', 'two']);
    expect(begun(run.events)).toEqual(['one', 'two']);
    expect(run.events.map(({ type }) => type)).not.toContain('step.finished');
  });
});

describe('where a person has to move something out of the way', () => {
  it('what is in flight comes to its end, nothing more begins, and the run says what it is', async () => {
    const hand = new AgentByHand();
    const branches = { obstacle: async () => 'Somebody stands on it.' };
    const run = startRun(playbook(review('look'), agent('write', { needs: [] }), review('next', { needs: ['look'] })), {
      agent: hand,
      workspaces: { branches },
    });
    await hand.has('look');
    await settled();
    hand.end('look');
    expect(await run.end).toEqual({ kind: 'held-up', key: 'write', reason: 'Somebody stands on it.' });
    expect(begun(run.events)).toEqual(['look', 'write']);
    expect(run.state.steps.get('look')?.status).toMatchObject({ outcome: { kind: 'succeeded' } });
    expect(run.state.steps.get('write')?.status).toEqual({ kind: 'open' });
  });
});

describe("what is no step's own fault", () => {
  it('ends every step in flight, leaves them open, begins none again, and is thrown when they have ended', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(agent('bad'), review('good', { needs: [] }), review('later', { needs: [] })), {
      agent: hand,
    });
    await hand.has('bad', 'good');
    const thrown = run.end.catch((error: unknown) => ({ error, ended: [...hand.ended] }));
    hand.fail('bad', new TypeError('a bug'));
    expect(await thrown).toEqual({ error: new TypeError('a bug'), ended: ['good'] });
    expect(begun(run.events)).toEqual(['bad', 'good']);
    expect(run.state.steps.get('good')?.status).toEqual({ kind: 'open' });
    expect(run.state.steps.get('bad')?.status).toEqual({ kind: 'open' });
  });

  it('is also a journal that takes no more: what is in flight does not go on without one', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(agent('one'), review('two', { needs: [] }), agent('skipped', { condition: never })), {
      agent: hand,
      journal: (event) => {
        if (event.type === 'step.skipped') throw new Error('no space left');
      },
    });
    await hand.has('one', 'two');
    const thrown = run.end.catch((error: unknown) => ({ error, ended: hand.ended, inFlight: hand.inFlight }));
    hand.end('two');
    expect(await thrown).toEqual({ error: new Error('no space left'), ended: ['one'], inFlight: [] });
    expect(run.state.steps.get('one')?.status).toEqual({ kind: 'open' });
  });
});

describe('a run that another process has taken', () => {
  it('has nothing more written by this one, and its steps are ended', async () => {
    let isOurs = true;
    const hand = new AgentByHand();
    const fan = each('fan', { items: ['a'] }, {}, agent('work'));
    const run = startRun(playbook(review('one'), agent('two', { needs: [] }), { ...fan, needs: ['one'] }), {
      agent: hand,
      isOurs: () => isOurs,
    });
    await hand.has('one', 'two');
    const before = run.events.length;
    const thrown = run.end.catch((error: unknown) => ({ error, ended: [...hand.ended] }));
    isOurs = false;
    hand.end('one');
    const { error, ended } = (await thrown) as { error: unknown; ended: string[] };
    expect(error).toBeInstanceOf(RunLost);
    expect((error as Error).message).toBe(
      'run r1 has been taken over by another process; what this one was doing does not count',
    );
    expect(ended).toEqual(['two']);
    expect(run.events).toHaveLength(before);
  });
});
