import { expect, it, onTestFinished } from 'vitest';
import { ok } from '../../src/domain/result.ts';
import { claudeAgent } from '../../src/agents/claude/claude.ts';
import { programFolder, watchedTask } from '../support/agent-task.ts';
import { describeNewestClient } from '../support/claude/each-client.ts';
import { startMessagesServer } from '../support/claude/messages-server.ts';
import { clientEnvironment } from '../support/claude/run-client.ts';
import { call } from '../support/claude/script.ts';

describeNewestClient('a budget', ({ executable }) => {
  it('ends the session once it is used up, and that is the reason', async () => {
    const { dir } = programFolder();
    // It would go on for ever.
    const server = await startMessagesServer(() => [call('Bash', { command: 'true', description: 'Do nothing' })]);
    onTestFinished(() => server.stop());
    const agent = claudeAgent({
      program: executable,
      env: clientEnvironment({ url: server.url, home: dir }),
      settingsOf: () => ({ permissionMode: 'acceptEdits', allowedTools: ['Bash(true)'], budgetUsd: 5 }),
      heldTo: async () => ok(['--settings', '{}']),
      refusalsOf: async () => [],
    });
    const { task, heard } = watchedTask(dir, { budgetUsd: 0.01 });
    expect(await agent.perform(task)).toMatchObject({
      kind: 'failed',
      reason: 'Claude Code used up its budget of $0.01',
      session: { costUsd: expect.closeTo(0.01, 2) },
    });
    expect(heard()).toBeGreaterThan(3);
  });
});
