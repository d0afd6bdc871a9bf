import { describe, expect, it } from 'vitest';
import { agentThat, answer, JUDGE, limited, perform, session } from './agent-stage.ts';

describe('an answer of the wrong form', () => {
  it('is asked for again in the same session, and what both calls cost counts', async () => {
    const { agent, tasks } = agentThat(answer({}), answer({ verdict: 'approve' }));
    const { end } = await perform(JUDGE, { agent });
    expect(end).toEqual({
      kind: 'ended',
      outcome: {
        kind: 'succeeded',
        output: { verdict: 'approve' },
        session: {
          id: 's1',
          costUsd: 2,
          tokens: { input: 20, output: 2 },
          denials: [{ tool: 'Bash' }, { tool: 'Bash' }],
        },
      },
    });
    expect(tasks[0]).not.toHaveProperty('resume');
    expect(tasks[1]).toMatchObject({
      resume: 's1',
      prompt:
        "Your answer does not have the required form:\n- the answer must have required property 'verdict'\n" +
        'Give the same answer in the required form. Change nothing else.',
    });
  });

  it('is asked for with all that was said before where there is no session to go on in', async () => {
    const { agent, tasks } = agentThat(
      { kind: 'answered', output: 'It is good.' },
      { kind: 'answered', output: { verdict: 'approve' } },
    );
    const { end } = await perform(JUDGE, { agent });
    expect(end).toMatchObject({ outcome: { kind: 'succeeded' } });
    expect(tasks[1]).not.toHaveProperty('resume');
    expect(tasks[1]?.prompt).toBe(
      'Judge it.\n\nYou have done this already. Your answer was:\n\nIt is good.\n\n' +
        'It does not have the required form:\n- the answer must be object\n' +
        'Give the same answer in the required form. Change nothing else.',
    );
  });

  it('is asked for twice at most, and then the step has failed', async () => {
    const { agent, tasks } = agentThat(answer({}), answer({}), answer({}), answer({ verdict: 'too late' }));
    const { end } = await perform(JUDGE, { agent });
    expect(tasks).toHaveLength(3);
    expect(end).toMatchObject({
      outcome: {
        kind: 'failed',
        reason: "its answer does not fit the step's output: the answer must have required property 'verdict'",
        session: { costUsd: 3 },
      },
    });
  });

  it('is not asked for again once the run is being stopped, and is not taken', async () => {
    const stop = new AbortController();
    const { agent, tasks } = agentThat(() => {
      stop.abort();
      return answer({});
    });
    const { end } = await perform(JUDGE, { agent, signal: stop.signal });
    expect(tasks).toHaveLength(1);
    expect(end).toMatchObject({ outcome: { kind: 'failed' } });
  });

  it('is asked for with what is left of the budget', async () => {
    const { agent, tasks } = agentThat(answer({}, 1.5), answer({ verdict: 'approve' }, 0.25));
    await perform({ ...JUDGE, budgetUsd: 2 }, { agent });
    expect(tasks.map(({ budgetUsd }) => budgetUsd)).toEqual([2, 0.5]);
  });

  it('is not asked for again where nothing is left', async () => {
    const { agent, tasks } = agentThat(answer({}, 2));
    const { end } = await perform({ ...JUDGE, budgetUsd: 2 }, { agent });
    expect(tasks).toHaveLength(1);
    expect(end).toMatchObject({ outcome: { kind: 'failed', reason: expect.stringContaining('does not fit') } });
    const run = agentThat(answer({}, 3));
    await perform(JUDGE, { agent: run.agent, playbook: limited(3) });
    expect(run.tasks).toHaveLength(1);
  });

  it('that then fails otherwise has failed for that, and both calls are paid for', async () => {
    const { agent } = agentThat(answer({}), { kind: 'failed', reason: 'it crashed', session: session(2, 's2') });
    const { end } = await perform(JUDGE, { agent });
    expect(end).toMatchObject({
      outcome: { kind: 'failed', reason: 'it crashed', session: { id: 's2', costUsd: 3 } },
    });
  });
});
