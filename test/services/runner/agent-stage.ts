import type { Start } from '../../../src/domain/advance.ts';
import type { AgentSession } from '../../../src/domain/event.ts';
import type { AgentStep, Playbook } from '../../../src/domain/playbook.ts';
import type { Agent, AgentResult, AgentTask } from '../../../src/services/agents.ts';
import { agentStep } from '../../../src/services/runner/agent-step.ts';
import { type Changes, PLAYBOOK, type Stage, stage, startOf, TEXT } from './stage.ts';

export const JUDGE: AgentStep = {
  id: 'judge',
  title: 'judge',
  needs: [],
  verb: 'agent',
  part: 'author',
  access: 'read',
  workspace: 'role',
  session: 'fresh',
  prompt: TEXT('Judge it.'),
  output: { type: 'object', required: ['verdict'] },
  limits: {},
};
const { output: _, ...UNTYPED } = JUDGE;
export const WRITE: AgentStep = {
  ...UNTYPED,
  id: 'write',
  access: 'write',
  workspace: 'role',
  prompt: TEXT('Write it.'),
};

export const session = (costUsd = 1, id = 's1'): AgentSession => ({
  id,
  costUsd,
  tokens: { input: 10, output: 1 },
  denials: [{ tool: 'Bash' }],
});
export const answer = (output: unknown, costUsd?: number): AgentResult => ({
  kind: 'answered',
  output,
  session: session(costUsd),
});

/** An agent that gives `results` one after the other, and remembers what it was asked. */
export function agentThat(...results: (AgentResult | ((task: AgentTask) => AgentResult | Promise<AgentResult>))[]) {
  const tasks: AgentTask[] = [];
  const agent: Agent = {
    async perform(task) {
      const result = results[tasks.length];
      tasks.push(task);
      if (!result) throw new Error('the agent was asked too often');
      return typeof result === 'function' ? result(task) : result;
    },
  };
  return { agent, tasks };
}

/** Carries the step out, in a run that has begun it. */
export async function perform(
  step: AgentStep,
  changes: Changes,
  more: Partial<Start> = {},
  prepare?: (on: Stage) => void,
) {
  const on = stage(changes);
  prepare?.(on);
  const start = startOf(step, more);
  on.record({ type: 'step.started', key: start.key, attempt: 1, ...start.place });
  return { ...on, end: await agentStep(step, start, on.context(start)) };
}

/** A playbook with a limit for what its runs may cost. */
export function limited(costUsd: number | undefined): Playbook {
  return { ...PLAYBOOK, limits: { agents: 4, ...(costUsd !== undefined && { costUsd }) } };
}
