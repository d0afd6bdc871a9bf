import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/domain/event.ts';
import type { Agent, Person } from '../../../src/services/agents.ts';
import { agent, approve, each, loop, never, playbook, when } from '../../domain/advance/playbooks.ts';
import { Later } from '../processes/later.ts';
import { AgentByHand, begun, settled, startRun } from './run-stage.ts';
import { TEXT } from './stage.ts';

/** A step of another role, which works in a worktree of its own. */
const review = (id: string, more: { needs?: string[] } = {}) =>
  agent(id, { part: 'reviewer', access: 'read', ...more });

describe('a run', () => {
  it('does one step after the other, and ends', async () => {
    const run = startRun(playbook(agent('one'), agent('two')));
    expect(await run.end).toEqual({ kind: 'finished', outcome: 'succeeded' });
    expect(run.events.map(({ type }) => type)).toEqual([
      'run.started',
      'step.started',
      'step.finished',
      'step.started',
      'step.finished',
      'run.finished',
    ]);
  });

  it('puts each event into the journal before anybody is told of it', async () => {
    const told: boolean[] = [];
    const run = startRun(playbook(agent('one')), {
      observe: (happening) => {
        if (happening.type !== 'activity') told.push(run.events.includes(happening as Event));
      },
    });
    await run.end;
    expect(told).toEqual([true, true, true]);
  });

  it('enters blocks, skips steps and goes round by itself', async () => {
    const until = when(({ steps }) => steps['work']?.round === 2);
    const fan = each('fan', { items: ['a', 'b'] }, {}, agent('look'));
    const book = playbook(
      loop('rounds', { max: 3, until }, agent('work'), agent('skipped', { condition: never })),
      fan,
    );
    const run = startRun(book);
    expect(await run.end).toEqual({ kind: 'finished', outcome: 'succeeded' });
    expect(begun(run.events)).toEqual(['rounds', 'rounds.1/work', 'rounds.2/work', 'fan', 'fan:a/look', 'fan:b/look']);
  });

  it('that has failed says why', async () => {
    const failing: Agent = { perform: async () => ({ kind: 'failed', reason: 'no' }) };
    const run = startRun(playbook(agent('one'), agent('two')), { agent: failing });
    expect(await run.end).toEqual({ kind: 'finished', outcome: 'failed', reason: 'one: no' });
  });

  it('that has ended before is not carried on', async () => {
    const finished: Event = { type: 'run.finished', at: '', outcome: 'cancelled', reason: 'by ann' };
    const run = startRun(playbook(agent('one')), {}, [finished]);
    expect(await run.end).toEqual({ kind: 'finished', outcome: 'cancelled', reason: 'by ann' });
    expect(begun(run.events)).toEqual([]);
  });

  it('lets its branch follow the journal before anything else', async () => {
    const work: Event[] = [
      { type: 'step.started', at: '', key: 'one', attempt: 1 },
      { type: 'step.finished', at: '', key: 'one', outcome: { kind: 'succeeded', output: {}, commit: 'c1' } },
    ];
    const run = startRun(playbook(agent('one'), agent('two')), {}, work);
    await run.end;
    expect(run.calls[0]).toBe('catchUp c1 c0');
  });
});

describe('steps side by side', () => {
  it('are in flight at the same time where they work in different worktrees', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(agent('one'), review('two', { needs: [] })), { agent: hand });
    await hand.has('one', 'two');
    hand.end('one', 'two');
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
  });

  it('of one worktree are done one after the other', async () => {
    const hand = new AgentByHand();
    const run = startRun(playbook(agent('one'), agent('two', { needs: [] })), { agent: hand });
    await hand.has('one');
    expect(begun(run.events)).toEqual(['one']);
    hand.end('one');
    await hand.has('two');
    expect(run.events.at(-2)).toMatchObject({ type: 'step.finished', key: 'one' });
    hand.end('two');
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
  });

  it('are no more agents than the playbook allows, and anything else beside them', async () => {
    const hand = new AgentByHand();
    const fan = each('fan', { items: ['a', 'b', 'c'] }, {}, agent('work'));
    const book = { ...playbook(fan, approve('ask', { needs: [] })), limits: { agents: 2 } };
    const run = startRun(book, { agent: hand });
    await hand.has('fan:a/work', 'fan:b/work');
    await settled();
    expect(begun(run.events)).toEqual(['fan', 'fan:a/work', 'fan:b/work', 'ask']);
    hand.end('fan:b/work');
    await hand.has('fan:c/work');
    hand.end('fan:a/work', 'fan:c/work');
    expect(await run.end).toMatchObject({ kind: 'waiting' });
  });

  it('are taken in one at a time', async () => {
    const [first, second] = [new Later(), new Later()];
    const published: string[] = [];
    const hand = new AgentByHand();
    const branches = {
      publish: async (commit: string) => {
        published.push(`${commit} begins`);
        await (published.length === 1 ? first : second).promise;
        published.push(`${commit} ends`);
      },
    };
    const workspaces = { commit: async ({ name }: { name: string }) => `c-${name}`, branches };
    const run = startRun(playbook(agent('one'), agent('two', { part: 'reviewer', needs: [] })), {
      agent: hand,
      workspaces,
    });
    await hand.has('one', 'two');
    hand.end('two', 'one');
    await settled();
    expect(published).toEqual(['c-frontend begins']);
    first.resolve();
    second.resolve();
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
    // The second one is a merge with the first.
    expect(published).toEqual([
      'c-frontend begins',
      'c-frontend ends',
      'c-frontend+c-backend begins',
      'c-frontend+c-backend ends',
    ]);
  });

  it('do not use a worktree that a person is at work in', async () => {
    const leaving: Agent = {
      perform: async ({ step }) => (step === 'one' ? { kind: 'left-to-person' } : { kind: 'answered', output: {} }),
    };
    const run = startRun(playbook(agent('one'), agent('two', { needs: [] }), review('three', { needs: [] })), {
      agent: leaving,
    });
    const end = await run.end;
    expect(end).toMatchObject({ kind: 'waiting', questions: [{ key: 'one', wants: 'work' }] });
    expect(begun(run.events)).toEqual(['one', 'three']);
  });
});

describe('a person', () => {
  const yes = { approved: true, by: 'ann', reason: 'fine' };

  it('is asked, and the run goes on with the answer', async () => {
    const asked: unknown[] = [];
    const person: Person = {
      answer: async (question) => {
        asked.push(question);
        return yes;
      },
      handIn: async () => undefined,
    };
    const run = startRun(playbook({ ...approve('ask'), question: TEXT('Really?') } as never, agent('two')), { person });
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
    expect(asked).toEqual([{ key: 'ask', step: 'ask', round: 1, question: 'Really?' }]);
  });

  it('who is not there is waited for when nothing else is left to do, and asked once', async () => {
    let asked = 0;
    const person: Person = {
      answer: async () => {
        asked += 1;
        return undefined;
      },
      handIn: async () => undefined,
    };
    const run = startRun(playbook(approve('ask'), agent('one', { needs: [] }), agent('two')), { person });
    expect(await run.end).toEqual({
      kind: 'waiting',
      questions: [{ kind: 'wait', key: 'ask', question: '', wants: 'approval' }],
    });
    expect(begun(run.events)).toEqual(['ask', 'one', 'two']);
    expect(asked).toBe(1);
  });

  it('hands in what was left to them', async () => {
    const person: Person = {
      answer: async () => undefined,
      handIn: async () => ({ output: { text: 'x' }, by: 'ann' }),
    };
    const leaving: Agent = { perform: async () => ({ kind: 'left-to-person' }) };
    const run = startRun(playbook(agent('one')), { person, agent: leaving });
    expect(await run.end).toMatchObject({ outcome: 'succeeded' });
    expect(run.state.steps.get('one')?.status).toMatchObject({ outcome: { output: { text: 'x' } } });
  });

  it('may think for a while without an answer: what has ended meanwhile is not done again', async () => {
    const hand = new AgentByHand();
    const thought = new Later();
    const person: Person = {
      answer: async () => {
        await thought.promise;
        return undefined;
      },
      handIn: async () => undefined,
    };
    // The step is in flight when the question is put, and ends while they think.
    const run = startRun(playbook(agent('one'), approve('ask', { needs: [] })), { agent: hand, person });
    await hand.has('one');
    hand.end('one');
    await settled();
    thought.resolve();
    expect(await run.end).toMatchObject({ kind: 'waiting' });
    expect(begun(run.events)).toEqual(['one', 'ask']);
  });
});
