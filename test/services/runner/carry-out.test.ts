import { describe, expect, it } from 'vitest';
import type { AgentStep, ApproveStep, RunStep, WorkStep } from '../../../src/domain/playbook.ts';
import type { Agent } from '../../../src/services/agents.ts';
import { inTurn } from '../../../src/services/processes/in-turn.ts';
import { carryOut } from '../../../src/services/runner/carry-out.ts';
import { TIME_UP } from '../../../src/services/runner/in-flight.ts';
import { WorkspaceFault } from '../../../src/services/runs/workspaces.ts';
import { GitFailed } from '../../../src/store/git-process.ts';
import { Later } from '../processes/later.ts';
import { BROKEN_TEXT, type Changes, PLAYBOOK, type Stage, stage, startOf, TEXT } from './stage.ts';

const WRITE: AgentStep = {
  id: 'write',
  title: 'write',
  needs: [],
  verb: 'agent',
  part: 'author',
  access: 'write',
  workspace: 'role',
  session: 'fresh',
  prompt: TEXT('Write it.'),
  limits: {},
};
const JUDGE: AgentStep = { ...WRITE, id: 'judge', access: 'read' };
const TEST: RunStep = {
  id: 'test',
  title: 'test',
  needs: [],
  verb: 'run',
  part: 'author',
  command: 'true',
  env: {},
  access: 'write',
  workspace: 'role',
  limits: {},
};
const ASK: ApproveStep = { id: 'ask', title: 'ask', needs: [], verb: 'approve', question: TEXT('Really?'), look: [] };

const never = new AbortController().signal;

/** Carries a step out to where it ends, or is left. */
async function perform(step: WorkStep, changes: Changes = {}, stop = never, prepare?: (on: Stage) => void) {
  const on = stage(changes);
  prepare?.(on);
  const heldUp = await carryOut(startOf(step), Infinity, stop, { ...on, landing: inTurn() });
  return { ...on, heldUp, status: on.state.steps.get(step.id)?.status };
}

const failing: Agent = { perform: async () => ({ kind: 'failed', reason: 'it was ended' }) };
const failed = (reason: string) => ({ kind: 'finished', outcome: { kind: 'failed', reason } });

describe('a step that is carried out', () => {
  it('is in the journal from its start to its end', async () => {
    const { events, heldUp } = await perform(JUDGE);
    expect(heldUp).toBeUndefined();
    expect(events.slice(1)).toMatchObject([
      { type: 'step.started', key: 'judge', attempt: 1, part: 'author', role: 'backend', workspace: 'backend' },
      { type: 'step.finished', key: 'judge', outcome: { kind: 'succeeded' } },
    ]);
  });

  it('has its work landed where it has any', async () => {
    const { state, calls } = await perform(WRITE, { workspaces: { commit: async () => 'c1' } });
    expect(state.tip).toBe('c1');
    expect(calls.slice(-2)).toEqual(['step.finished write', 'publish c1 c0']);
  });

  it('that asks a person is left with its question', async () => {
    const { status, calls } = await perform(ASK);
    expect(status).toEqual({ kind: 'waiting', question: 'Really?' });
    expect(calls).toEqual(['step.started ask', 'approval.requested ask']);
  });

  it('has failed where its question cannot be rendered', async () => {
    const { status } = await perform({ ...ASK, question: BROKEN_TEXT });
    expect(status).toEqual(failed('its question cannot be rendered: steps.x is not there'));
  });
});

describe('before a step that writes', () => {
  it.each([WRITE, TEST])('a person who is in the way is named, and nothing is done: $id', async (step) => {
    const branches = { obstacle: async () => 'Somebody stands on it.' };
    const { heldUp, status, calls } = await perform(step, { workspaces: { branches } });
    expect(heldUp).toBe('Somebody stands on it.');
    expect(status).toEqual({ kind: 'open' });
    expect(calls).toEqual([`step.started ${step.id}`, 'obstacle c0']);
  });

  it('the branch is looked at after what is landing just now', async () => {
    const { state, record, parts, calls } = stage();
    const landing = inTurn();
    const end = new Later();
    const landed = landing(async () => {
      await end.promise;
      record({ type: 'step.finished', key: 'other', outcome: { kind: 'succeeded', output: {}, commit: 'c1' } });
    });
    const carried = carryOut(startOf(WRITE), Infinity, never, { state, record, parts, landing });
    end.resolve();
    await Promise.all([landed, carried]);
    expect(calls).toContain('obstacle c1');
    expect(calls).not.toContain('obstacle c0');
  });
});

it.each([JUDGE, { ...TEST, access: 'read' as const }, ASK])(
  'a step that only reads needs no branch: $id',
  async (step) => {
    const branches = { obstacle: async () => 'Somebody stands on it.' };
    const { heldUp, status } = await perform(step, { workspaces: { branches } });
    expect(heldUp).toBeUndefined();
    expect(status?.kind).not.toBe('open');
  },
);

/** So much was spent before. */
const spent = (costUsd: number) => (on: Stage) => {
  on.state.costUsd = costUsd;
};

/** A worktree that can't be had. */
const broken = (error: Error) => ({ workspaces: { at: async () => Promise.reject(error) } });

describe('a run with a limit for what it costs', () => {
  const playbook = { ...PLAYBOOK, limits: { agents: 4, costUsd: 5 } };
  it('asks no agent any more once it is reached', async () => {
    for (const costUsd of [5, 7.5]) {
      const { status, calls } = await perform(JUDGE, { playbook }, never, spent(costUsd));
      expect(status).toEqual(failed(`the run has cost $${costUsd.toFixed(2)}, and its limit is $5.00`));
      expect(calls.join()).not.toContain('at backend');
    }
  });

  it('goes on up to it, and with what costs nothing', async () => {
    expect((await perform(JUDGE, { playbook }, never, spent(4.99))).status).toMatchObject({
      outcome: { kind: 'succeeded' },
    });
    expect((await perform(ASK, { playbook }, never, spent(5))).status?.kind).toBe('waiting');
  });

  it('takes in what a person has done all the same', async () => {
    const on = stage({ playbook });
    on.record({ type: 'step.started', key: 'judge', attempt: 1 });
    const task = { task: 'Judge it.', file: '/task.md', folder: '/trees/backend', since: 'c0' };
    on.record({ type: 'work.requested', key: 'judge', ...task });
    on.record({ type: 'work.handed-in', key: 'judge', output: { verdict: 'good' }, by: 'ann' });
    on.state.costUsd = 5;
    const status = on.state.steps.get('judge')?.status;
    if (status?.kind !== 'handed-in') throw new Error('it was not handed in');
    await carryOut(startOf(JUDGE, { handedIn: status }), Infinity, never, { ...on, landing: inTurn() });
    expect(on.state.steps.get('judge')?.status).toMatchObject({ outcome: { output: { verdict: 'good' } } });
    expect(on.calls.filter((call) => call === 'step.started judge')).toHaveLength(1);
  });
});

describe('a step that is cut short', () => {
  it('by Ctrl-C has no end, and is taken up again later', async () => {
    const { status, heldUp } = await perform(JUDGE, { agent: failing, signal: AbortSignal.abort() });
    expect([status, heldUp]).toEqual([{ kind: 'open' }, undefined]);
  });

  it('by Ctrl-C in the middle of git has none either', async () => {
    const changes = { signal: AbortSignal.abort(), ...broken(new GitFailed(['checkout'], 'killed')) };
    const { status } = await perform(JUDGE, changes);
    expect(status).toEqual({ kind: 'open' });
  });

  it('and has succeeded all the same counts', async () => {
    const { status } = await perform(JUDGE, { signal: AbortSignal.abort() });
    expect(status).toMatchObject({ outcome: { kind: 'succeeded' } });
  });

  it('because the time round it is up has failed for that', async () => {
    const { status } = await perform(JUDGE, { agent: failing }, AbortSignal.abort(TIME_UP));
    expect(status).toEqual(failed('not done within the time that was given'));
    const setup = broken(new WorkspaceFault('worktrees.setup failed (stopped): '));
    const cut = await perform(JUDGE, setup, AbortSignal.abort(TIME_UP));
    expect(cut.status).toEqual(failed('not done within the time that was given'));
  });

  it('because something else has gone wrong has no end: it is none of its doing', async () => {
    const { status } = await perform(JUDGE, { agent: failing }, AbortSignal.abort(new TypeError('a bug elsewhere')));
    expect(status).toEqual({ kind: 'open' });
  });

  it('can see so by its signal, whatever the reason', async () => {
    const seen: boolean[] = [];
    const agent: Agent = {
      perform: async ({ signal }) => {
        seen.push(signal.aborted);
        return { kind: 'answered', output: {} };
      },
    };
    await perform(JUDGE, { agent }, AbortSignal.abort(TIME_UP));
    await perform(JUDGE, { agent, signal: AbortSignal.abort() });
    await perform(JUDGE, { agent });
    expect(seen).toEqual([true, true, false]);
  });
});

describe('what goes wrong with a worktree', () => {
  it.each([
    ['git', new GitFailed(['worktree', 'add'], 'no space left'), 'git worktree add: no space left'],
    ['the worktree', new WorkspaceFault('It is no longer a worktree.'), 'It is no longer a worktree.'],
  ])('fails the step where it is %s', async (_, error, reason) => {
    const { status, heldUp } = await perform(JUDGE, broken(error));
    expect([status, heldUp]).toEqual([failed(reason), undefined]);
  });

  it("is no step's fault where it is anything else", async () => {
    await expect(perform(JUDGE, broken(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});
