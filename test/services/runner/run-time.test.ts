import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../../src/domain/event.ts';
import type { Playbook } from '../../../src/domain/playbook.ts';
import { agent, approve, each, playbook } from '../../domain/advance/playbooks.ts';
import { AgentByHand, begun, type RunChanges, settled, startRun as startStoppedRun } from './run-stage.ts';

const NOW = Date.parse('2026-01-15T10:00:00.000Z');
/** A clock that the test moves on. */
const clock = { now: () => new Date(), monotonic: () => ({ boot: 'boot-1', ms: 0 }) };

function startRun(book: Playbook, changes: RunChanges = {}, before: readonly Event[] = []) {
  return startStoppedRun(book, { clock, ...changes }, before);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: NOW });
  return () => void vi.useRealTimers();
});

const MINUTE = 60_000;
const fan = each('fan', { items: ['a', 'b'] }, { need: 1, withinMs: MINUTE }, agent('work'));
const beside = agent('beside', { part: 'reviewer', access: 'read', needs: [] });

/** Lets so much time go by, and all happen that comes of it. */
async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  await settled();
}

const late = (events: readonly Event[]) => events.flatMap((event) => (event.type === 'time.up' ? event.key : []));

describe('when the time of an each is up', () => {
  it('what is in flight in its branches is ended and has failed, and the run goes on with the rest', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(fan, agent('after')), { agent: hand });
    await hand.has('fan:a/work', 'fan:b/work');
    hand.end('fan:a/work');
    await pass(MINUTE - 1);
    expect(late(run.events)).toEqual([]);
    await pass(1);
    expect(late(run.events)).toEqual(['fan']);
    expect(hand.ended).toEqual(['fan:b/work']);
    const reason = 'not done within the time that was given';
    expect(run.state.steps.get('fan:b/work')?.status).toMatchObject({ outcome: { kind: 'failed', reason } });
    await hand.has('after');
    hand.end('after');
    expect(await run.end).toEqual({ kind: 'finished', outcome: 'succeeded' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('nothing begins in it any more', async () => {
    const hand = new AgentByHand();
    const book = { ...playbook(fan), limits: { agents: 1 } };
    const run = startRun(book, { agent: hand });
    await hand.has('fan:a/work');
    await pass(MINUTE);
    expect(await run.end).toMatchObject({ outcome: 'failed' });
    expect(begun(run.events)).toEqual(['fan', 'fan:a/work']);
  });

  it('a step beside it goes on', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(fan, beside), { agent: hand });
    await hand.has('fan:a/work', 'fan:b/work', 'beside');
    await pass(MINUTE);
    expect(hand.ended.sort()).toEqual(['fan:a/work', 'fan:b/work']);
    expect(hand.inFlight).toEqual(['beside']);
    hand.end('beside');
    expect(await run.end).toMatchObject({ outcome: 'failed' });
  });

  it('what needs it does not wait for a step beside it, also where a person was to answer', async () => {
    const hand = new AgentByHand();
    const asking = each('fan', { items: ['a'] }, { need: 0, withinMs: MINUTE }, approve('ask'));
    const run = startRun(playbook(asking, agent('after'), beside), { agent: hand });
    await hand.has('beside');
    await settled();
    expect(run.state.steps.get('fan:a/ask')?.status.kind).toBe('waiting');
    await pass(MINUTE);
    await hand.has('after', 'beside');
    hand.end('after', 'beside');
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
  });

  it('an each inside of it is ended with it', async () => {
    const hand = new AgentByHand();
    const inner = each('inner', { items: ['x'] }, {}, agent('work'));
    const run = startRun(playbook(each('outer', { items: ['a'] }, { withinMs: MINUTE }, inner)), { agent: hand });
    await hand.has('outer:a/inner:x/work');
    await pass(MINUTE);
    expect(await run.end).toMatchObject({ outcome: 'failed' });
    expect(hand.ended).toEqual(['outer:a/inner:x/work']);
  });

  it('that is nothing to an each that is done', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(fan, agent('after')), { agent: hand });
    await hand.has('fan:a/work', 'fan:b/work');
    hand.end('fan:a/work', 'fan:b/work');
    await hand.has('after');
    await pass(10 * MINUTE);
    hand.end('after');
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
    expect(late(run.events)).toEqual([]);
  });

  it('the journal may refuse to say so: then the run cannot go on', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(fan), {
      agent: hand,
      journal: ({ type }) => {
        if (type === 'time.up') throw new Error('no space left');
      },
    });
    await hand.has('fan:a/work', 'fan:b/work');
    const thrown = run.end.catch((error: unknown) => error);
    await pass(MINUTE);
    expect(await thrown).toEqual(new Error('no space left'));
    expect(hand.inFlight).toEqual([]);
  });

  it('lasts as long as it says, also where that is longer than a timer of Node can', async () => {
    const hand = new AgentByHand();
    const long = each('fan', { items: ['a'] }, { withinMs: 60 * 24 * 60 * MINUTE }, agent('work'));
    const run = startRun(playbook(long), { agent: hand });
    await hand.has('fan:a/work');
    await pass(MINUTE);
    expect(hand.ended).toEqual([]);
    hand.end('fan:a/work');
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
  });
});

const group = { pid: 1, start: '1', boot: 'boot-1', space: '' };

describe('a run that is carried on in the middle of an each', () => {
  const at = '2026-01-15T09:00:00.000Z';
  const entered: Event[] = [
    { type: 'step.started', at, key: 'fan', attempt: 1, branches: ['a', 'b'] },
    { type: 'step.started', at, key: 'fan:a/work', attempt: 1 },
  ];

  it('gives it what was left of its time; what went by while nobody carried it on does not count', async () => {
    const hand = new AgentByHand();
    const heard = { type: 'group.started', at: '2026-01-15T09:00:20.000Z', key: 'fan:a/work', group } as const;
    const run = startRun(playbook(fan), { agent: hand }, [...entered, heard]);
    await hand.has('fan:a/work', 'fan:b/work');
    await pass(MINUTE - 20_001);
    expect(hand.ended).toEqual([]);
    await pass(1);
    expect(hand.ended.sort()).toEqual(['fan:a/work', 'fan:b/work']);
    expect(await run.end).toMatchObject({ outcome: 'failed' });
  });

  it('gives it none where its time was up before', async () => {
    const run = startRun(playbook(fan), { agent: new AgentByHand() }, [
      ...entered,
      { type: 'time.up', at, key: 'fan' },
    ]);
    expect(await run.end).toMatchObject({ outcome: 'failed' });
    expect(begun(run.events)).toEqual(['fan', 'fan:a/work']);
  });

  it('leaves no timer behind when it is stopped', async () => {
    const stop = new AbortController();
    const hand = new AgentByHand();
    const run = startRun(playbook(fan), { agent: hand, signal: stop.signal }, entered);
    await hand.has('fan:a/work', 'fan:b/work');
    stop.abort();
    expect(await run.end).toEqual({ kind: 'interrupted' });
    expect(vi.getTimerCount()).toBe(0);
  });
});
