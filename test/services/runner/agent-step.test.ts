import { expect, it } from 'vitest';
import type { AgentStep, Scope } from '../../../src/domain/playbook.ts';
import { ok } from '../../../src/domain/result.ts';
import { foldRun } from '../../../src/domain/run.ts';
import type { AgentTask } from '../../../src/services/agents.ts';
import { agentStep } from '../../../src/services/runner/agent-step.ts';
import type { RunnerParts } from '../../../src/services/runner/parts.ts';

const STEP: AgentStep = {
  id: 'judge',
  title: 'judge',
  verb: 'agent',
  part: 'reviewer',
  access: 'read',
  session: 'fresh',
  prompt: { source: '', render: () => ok('Judge it.') },
  output: { type: 'object', required: ['verdict'] },
};
const SCOPE: Scope = { run: { id: 'r1' }, inputs: {}, parts: { reviewer: 'frontend' }, steps: {} };
const STATE = foldRun([
  {
    type: 'run.started',
    at: '2026-01-15T10:00:00.000Z',
    run: 'r1',
    playbook: 'p',
    hash: '',
    inputs: {},
    parts: SCOPE.parts,
    base: 'c0',
    rehearsal: false,
  },
]);

/** Runs the step with an agent that gives `answers` one after the other; only what the step touches is there. */
async function judge(
  answers: unknown[],
  onAnswer: () => void = () => undefined,
  signal = new AbortController().signal,
) {
  const asked: Pick<AgentTask, 'prompt' | 'resume'>[] = [];
  const parts = {
    agent: {
      async perform({ prompt, resume }: AgentTask) {
        asked.push({ prompt, ...(resume !== undefined && { resume }) });
        onAnswer();
        const session = { id: 's1', costUsd: 1, tokens: { input: 10, output: 1 }, denials: [] };
        return { kind: 'answered' as const, output: answers[asked.length - 1], session };
      },
    },
    workspaces: { at: async () => '/worktree', isUntouched: async () => true },
    team: { roles: {} },
    observe: () => undefined,
    releaseLeases: () => undefined,
    signal,
  };
  const outcome = await agentStep(STEP, 'judge', SCOPE, STATE, () => undefined, parts as unknown as RunnerParts);
  return { outcome, asked };
}

it('asks again in the same session where the answer does not fit, and counts what both calls cost', async () => {
  const { outcome, asked } = await judge([{}, { verdict: 'approve' }]);
  expect(outcome).toMatchObject({ kind: 'succeeded', output: { verdict: 'approve' }, session: { costUsd: 2 } });
  expect(asked[0]).toEqual({ prompt: 'Judge it.' });
  expect(asked[1]).toMatchObject({
    resume: 's1',
    prompt: expect.stringContaining("must have required property 'verdict'"),
  });
});

it('asks again twice at most, and then the step has failed', async () => {
  const { outcome, asked } = await judge([{}, {}, {}, { verdict: 'too late' }]);
  expect(asked).toHaveLength(3);
  expect(outcome).toMatchObject({
    kind: 'failed',
    reason: "its answer does not fit the step's output: the answer must have required property 'verdict'",
    session: { costUsd: 3 },
  });
});

it('stopped after an answer that does not fit, neither asks again nor takes that answer', async () => {
  const stop = new AbortController();
  const { outcome, asked } = await judge([{}], () => stop.abort(), stop.signal);
  expect(asked).toHaveLength(1);
  expect(outcome.kind).toBe('failed');
});
