import { describe, expect, it } from 'vitest';
import { agentThat, answer, JUDGE, limited, perform, session, WRITE } from './agent-stage.ts';
import { BROKEN_TEXT, startOf } from './stage.ts';

describe('an agent is given', () => {
  it('what it has to know, in the worktree of its role at the newest commit', async () => {
    const { agent, tasks } = agentThat(answer({ verdict: 'approve' }));
    const { calls, parts } = await perform(JUDGE, { agent });
    expect(tasks).toEqual([
      {
        run: 'r1',
        key: 'judge',
        step: 'judge',
        round: 1,
        attempt: 1,
        role: 'backend',
        workspace: 'backend',
        prompt: 'Judge it.',
        folder: '/trees/backend',
        access: 'read',
        briefPath: '/briefs/backend.md',
        output: JUDGE.output,
        scope: startOf(JUDGE).scope,
        signal: expect.any(AbortSignal),
        report: expect.any(Function),
        heard: expect.any(Function),
        started: expect.any(Function),
        refused: expect.any(Function),
      },
    ]);
    expect(calls).toContain('at backend c0');
    expect(parts.signal.aborted).toBe(false);
  });

  it('its round and its branch', async () => {
    const { agent, tasks } = agentThat(answer({ verdict: 'approve' }));
    const key = 'rounds.3/fan:a%20b/judge';
    const place = { part: 'author', role: 'backend', workspace: 'backend.fan-2' };
    await perform(JUDGE, { agent }, { key, place });
    expect(tasks).toMatchObject([
      {
        key,
        step: 'judge',
        round: 3,
        branch: 'a%20b',
        role: 'backend',
        workspace: 'backend.fan-2',
        folder: '/trees/backend.fan-2',
      },
    ]);
  });

  it.each([
    { step: { ...JUDGE, session: 'keep' as const }, resume: 's0' },
    { step: JUDGE, resume: undefined },
  ])('the session to go on in where the step keeps it: $step.session', async ({ step, resume }) => {
    const { agent, tasks } = agentThat(answer({ verdict: 'approve' }));
    await perform(step, { agent }, {}, ({ record }) => {
      record({
        type: 'step.started',
        key: 'earlier',
        attempt: 1,
        part: 'author',
        role: 'backend',
        workspace: 'backend',
      });
      const outcome = { kind: 'succeeded', output: {}, session: session(0, 's0') } as const;
      record({ type: 'step.finished', key: 'earlier', outcome });
    });
    expect(tasks[0]?.resume).toBe(resume);
  });

  it.each([
    { name: 'nothing limits it', step: JUDGE, limit: undefined, spent: 0, budget: undefined },
    { name: 'the step does', step: { ...JUDGE, budgetUsd: 2 }, limit: undefined, spent: 0, budget: 2 },
    { name: 'the run does', step: JUDGE, limit: 10, spent: 4, budget: 6 },
    { name: 'the run has less left than the step', step: { ...JUDGE, budgetUsd: 8 }, limit: 10, spent: 4, budget: 6 },
    { name: 'the step has less than the run', step: { ...JUDGE, budgetUsd: 5 }, limit: 10, spent: 4, budget: 5 },
  ])('what it may cost where $name', async ({ step, limit, spent, budget }) => {
    const { agent, tasks } = agentThat(answer({ verdict: 'approve' }, 0));
    await perform(step, { agent, playbook: limited(limit) }, {}, ({ state }) => {
      state.costUsd = spent;
    });
    expect(tasks[0]?.budgetUsd).toBe(budget);
  });

  it('nothing where its prompt cannot be rendered', async () => {
    const { agent } = agentThat();
    const { end, calls } = await perform({ ...JUDGE, prompt: BROKEN_TEXT }, { agent });
    expect(end).toEqual({
      kind: 'ended',
      outcome: { kind: 'failed', reason: 'its prompt cannot be rendered: steps.x is not there' },
    });
    expect(calls).toEqual(['step.started judge']);
  });
});

describe('what an agent tells of its work', () => {
  it('is shown, or kept in the journal', async () => {
    const { agent } = agentThat((task) => {
      task.started(4711);
      task.report('reads the code');
      task.refused('web/index.html', 'it is owned by role frontend');
      return answer({ verdict: 'approve' });
    });
    const { reports, state, calls } = await perform(JUDGE, { agent });
    expect(reports).toEqual(['judge: preparing the worktree of backend', 'judge: reads the code']);
    expect(state.groups).toEqual([{ key: 'judge', group: { pid: 4711, start: '1', boot: 'boot-1', space: '' } }]);
    expect(state.refusals).toEqual([
      { key: 'judge', role: 'backend', path: 'web/index.html', text: 'it is owned by role frontend' },
    ]);
    expect(calls).toContain('release leases of backend');
  });
});

describe('an agent that fails', () => {
  it('fails the step with its reason, and what it cost counts', async () => {
    const { agent } = agentThat({ kind: 'failed', reason: 'it crashed', session: session(3) });
    const { end, calls } = await perform(WRITE, { agent });
    expect(end).toEqual({
      kind: 'ended',
      outcome: { kind: 'failed', reason: 'it crashed', session: session(3) },
    });
    // What it has written stays in its worktree; whoever comes next keeps it.
    expect(calls).toEqual(['step.started write', 'at backend c0', 'release leases of backend']);
  });
});

describe('a step over its budget', () => {
  it('has failed, whatever the agent has answered', async () => {
    const { agent } = agentThat(answer({ verdict: 'approve' }, 2.5));
    const { end } = await perform({ ...JUDGE, budgetUsd: 2 }, { agent });
    expect(end).toEqual({
      kind: 'ended',
      outcome: { kind: 'failed', reason: 'it has cost $2.50, and its budget is $2.00', session: session(2.5) },
    });
  });

  it('counts all calls together', async () => {
    const { agent } = agentThat(answer({}, 1.5), answer({ verdict: 'approve' }, 1));
    const { end } = await perform({ ...JUDGE, budgetUsd: 2 }, { agent });
    expect(end).toMatchObject({ outcome: { reason: 'it has cost $2.50, and its budget is $2.00' } });
  });
});
