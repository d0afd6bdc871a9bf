import { expect, it } from 'vitest';
import { agentByRole } from '../../src/agents/by-role.ts';
import { manualAgent } from '../../src/agents/manual.ts';
import type { Agent } from '../../src/services/agents.ts';
import { watchedTask } from '../support/agent-task.ts';

const KINDS = { author: 'claude', tester: 'command', editor: 'manual' } as const;

const says = (output: string): Agent => ({
  perform: async ({ step }) => ({ kind: 'answered', output: { output, step } }),
});

it('hands each step to the agent of the kind that plays its role', async () => {
  const agent = agentByRole((role) => KINDS[role as keyof typeof KINDS], {
    claude: says('claude'),
    command: says('command'),
    manual: manualAgent,
  });
  const play = (role: string) => agent.perform(watchedTask('/nowhere', { role }).task);
  expect(await play('author')).toEqual({ kind: 'answered', output: { output: 'claude', step: 'write' } });
  expect(await play('tester')).toEqual({ kind: 'answered', output: { output: 'command', step: 'write' } });
  expect(await play('editor')).toEqual({ kind: 'left-to-person' });
});
