import { describe, expect, it } from 'vitest';
import type { WorkRequested } from '../../../src/domain/event.ts';
import type { Agent } from '../../../src/services/agents.ts';
import { agentThat, answer, JUDGE, perform, session, WRITE } from './agent-stage.ts';
import type { Changes } from './stage.ts';

describe('a step that may only read', () => {
  it('succeeds where the worktree is as it was', async () => {
    const { agent } = agentThat(answer({ verdict: 'approve' }));
    const { end, calls } = await perform(JUDGE, { agent });
    expect(end).toMatchObject({ kind: 'ended', outcome: { kind: 'succeeded' } });
    expect(end).not.toHaveProperty('work');
    expect(calls.slice(2)).toEqual(['release leases of backend', 'isUntouched backend c0']);
  });

  it('has failed where it is not, and what was changed is thrown away', async () => {
    const { agent } = agentThat(answer({ verdict: 'approve' }));
    const { end, calls } = await perform(JUDGE, { agent, workspaces: { isUntouched: async () => false } });
    expect(end).toEqual({
      kind: 'ended',
      outcome: {
        kind: 'failed',
        reason: 'role backend may only read in this step, and changed files; the changes were thrown away',
        session: session(),
      },
    });
    expect(calls.at(-1)).toBe('discard backend c0');
  });
});

function done(): Agent {
  return agentThat(answer({ text: 'done' })).agent;
}

/** An agent whose work in these paths is a commit. */
function writing(...paths: string[]): Changes {
  return {
    agent: done(),
    workspaces: { commit: async () => 'c1' },
    git: { changedPaths: async () => paths },
  };
}

describe('a step that writes', () => {
  it('has its work made a commit that names the run, the step and the role, and that is to be landed', async () => {
    const messages: string[] = [];
    const commit = async (_place: unknown, _since: string, message: string) => {
      messages.push(message);
      return 'c1';
    };
    const changes = writing('server/main.js');
    const { end } = await perform(WRITE, { ...changes, workspaces: { commit } });
    expect(end).toEqual({
      kind: 'ended',
      outcome: { kind: 'succeeded', output: { text: 'done' }, session: session() },
      work: { commit: 'c1', since: 'c0' },
    });
    expect(messages).toEqual(['p: write by backend\n\nCoord-Run: r1\nCoord-Step: write\nCoord-Role: backend\n']);
  });

  it('has no work to land where it has changed nothing', async () => {
    const { end } = await perform(WRITE, { agent: done() });
    expect(end).toEqual({
      kind: 'ended',
      outcome: { kind: 'succeeded', output: { text: 'done' }, session: session() },
    });
  });

  it('has failed where it changed what its role may not write, and the work is kept', async () => {
    const paths = ['server/main.js', ...'abcdefg'.split('').map((name) => `web/${name}.html`)];
    const { end, calls } = await perform(WRITE, writing(...paths));
    expect(end).toEqual({
      kind: 'ended',
      outcome: {
        kind: 'failed',
        reason:
          'role backend changed files it may not write: web/a.html, web/b.html, web/c.html, web/d.html, web/e.html ' +
          'and 2 more. Its work is kept on branch coord/r1-refused-backend-1',
        session: session(),
      },
    });
    expect(calls.at(-1)).toBe('setAside refused backend c1');
  });

  it('says which of its changes a person would have been asked about', async () => {
    const { end } = await perform(WRITE, writing('README.md', 'server/main.js', 'docs/new.md'));
    expect(end).toMatchObject({
      outcome: { kind: 'succeeded', asked: ['README.md', 'docs/new.md'] },
      work: { commit: 'c1' },
    });
  });
});

describe('a step that a person does', () => {
  const { agent } = { agent: { perform: async () => ({ kind: 'left-to-person' as const }) } };

  it('is left to them, and the journal has what they are asked', async () => {
    const { end, events, calls } = await perform(JUDGE, { agent });
    expect(end).toEqual({ kind: 'left-to-person' });
    expect(events.at(-1)).toEqual({
      type: 'work.requested',
      at: '2026-01-15T10:00:00.000Z',
      key: 'judge',
      task: 'Judge it.',
      file: '/run/judge.task.md',
      folder: '/trees/backend',
      since: 'c0',
      output: JUDGE.output,
    });
    expect(calls).toEqual(['step.started judge', 'at backend c0', 'release leases of backend', 'work.requested judge']);
  });

  const request: WorkRequested = {
    type: 'work.requested',
    at: '2026-01-15T10:00:00.000Z',
    key: 'write',
    task: 'Write it.',
    file: '/run/write.task.md',
    folder: '/trees/backend',
    since: 'c-before',
  };
  const handedIn = { request, output: { text: 'by hand' }, by: 'ann' };

  it('is taken in as they hand it in, from the commit that they began with, and no agent is asked', async () => {
    const changes = { agent: agentThat().agent, workspaces: { commit: async () => 'c1' } };
    const { end, calls } = await perform(WRITE, changes, { handedIn });
    expect(end).toEqual({
      kind: 'ended',
      outcome: { kind: 'succeeded', output: { text: 'by hand' } },
      work: { commit: 'c1', since: 'c-before' },
    });
    expect(calls).toEqual(['step.started write', 'commit backend c-before']);
  });

  it('is held against ownership like any other', async () => {
    const changes = { workspaces: { commit: async () => 'c1' }, git: { changedPaths: async () => ['web/x.html'] } };
    const { end } = await perform(WRITE, changes, { handedIn });
    expect(end).toMatchObject({ outcome: { kind: 'failed', reason: expect.stringContaining('web/x.html') } });
  });

  it('has failed where they could only read and changed something', async () => {
    const changes = { workspaces: { isUntouched: async () => false } };
    const { end, calls } = await perform(JUDGE, changes, { handedIn });
    expect(end).toMatchObject({ outcome: { kind: 'failed', reason: expect.stringContaining('may only read') } });
    expect(calls.slice(1)).toEqual(['isUntouched backend c-before', 'discard backend c-before']);
  });
});
