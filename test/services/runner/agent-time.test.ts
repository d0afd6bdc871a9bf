import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgentTask } from '../../../src/services/agents.ts';
import { agentThat, answer, JUDGE, perform, session } from './agent-stage.ts';

/** Works until it is ended, and answers all the same. */
const untilEnded = (meanwhile: (task: AgentTask) => void) => async (task: AgentTask) => {
  meanwhile(task);
  await new Promise((resolve) => task.signal.addEventListener('abort', resolve));
  return answer({ verdict: 'approve' });
};

describe('a step that takes too long', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => void vi.useRealTimers();
  });

  it('is ended, and has failed whatever it answers then', async () => {
    const { agent } = agentThat(untilEnded(() => void vi.advanceTimersByTimeAsync(60_000)));
    const { end } = await perform({ ...JUDGE, limits: { timeoutMs: 60_000 } }, { agent });
    expect(end).toEqual({
      kind: 'ended',
      outcome: { kind: 'failed', reason: 'no end after 1 min', class: 'timeout', session: session() },
    });
  });

  it('is not idle while a person is asked about a write of it', async () => {
    let asking = true;
    const goesOn: boolean[] = [];
    const { agent } = agentThat(async ({ signal }) => {
      for (let second = 0; second < 5; second += 1) {
        await vi.advanceTimersByTimeAsync(1000);
        goesOn.push(!signal.aborted);
        asking = second < 2;
      }
      return answer({ verdict: 'approve' });
    });
    const isAsking = async () => asking;
    const { end } = await perform({ ...JUDGE, limits: { idleMs: 1000 } }, { agent, isAsking });
    expect(goesOn).toEqual([true, true, true, false, false]);
    expect(end).toMatchObject({ outcome: { kind: 'failed', reason: 'nothing heard for 1 s' } });
  });

  it('is ended where nothing is heard of it, and not while something is', async () => {
    const goesOn: boolean[] = [];
    const { agent } = agentThat(async ({ heard, report, signal }) => {
      for (const sign of [heard, () => report('still here'), heard]) {
        await vi.advanceTimersByTimeAsync(900);
        sign();
        goesOn.push(!signal.aborted);
      }
      await vi.advanceTimersByTimeAsync(1000);
      goesOn.push(!signal.aborted);
      return answer({ verdict: 'approve' });
    });
    const { end } = await perform({ ...JUDGE, limits: { idleMs: 1000 } }, { agent });
    expect(goesOn).toEqual([true, true, true, false]);
    expect(end).toMatchObject({ outcome: { kind: 'failed', reason: 'nothing heard for 1 s' } });
  });

  it('has all calls for its time, and leaves no timer behind', async () => {
    const { agent } = agentThat(
      async () => {
        await vi.advanceTimersByTimeAsync(900);
        return answer({});
      },
      untilEnded(() => void vi.advanceTimersByTimeAsync(100)),
    );
    const { end } = await perform({ ...JUDGE, limits: { timeoutMs: 1000, idleMs: 5000 } }, { agent });
    expect(end).toMatchObject({ outcome: { kind: 'failed', reason: 'no end after 1 s' } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind where the agent throws', async () => {
    const { agent } = agentThat(() => Promise.reject(new TypeError('a bug')));
    await expect(perform({ ...JUDGE, limits: { timeoutMs: 60_000 } }, { agent })).rejects.toThrow('a bug');
    expect(vi.getTimerCount()).toBe(0);
  });
});
