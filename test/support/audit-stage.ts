import type { Violation } from '../../src/services/audit/violations.ts';
import { expect } from 'vitest';
import { type HookSession, hookSession } from './hook-session.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';

/** A repository with a session at work in it, whose commands are really run, each between the hooks of its tool. */
export interface AuditStage {
  sandbox: Sandbox;
  session: HookSession;
  /** Runs a command as the session's Bash tool does, in a program of which nobody can know what it writes. @returns what the model is told after it */
  bash(command: string, by?: HookSession): Promise<string>;
  /** The violations that `coord audit` lists. */
  open(): Promise<Violation[]>;
  /** Another session, in the same checkout. */
  join(id: string, role: string): Promise<HookSession>;
}

export async function auditStage(fixture = 'test/fixtures/team'): Promise<AuditStage> {
  const sandbox = await createSandbox(fixture);
  expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0, stderr: '' });
  const join = async (id: string, role: string) => {
    const one = hookSession(sandbox, id, { COORD_ROLE: role, COORD_BRIEFED: '1' });
    await one.send('SessionStart', { source: 'startup' });
    return one;
  };
  const session = await join('s-1', 'frontend');
  let calls = 0;
  return {
    sandbox,
    session,
    join,
    open: async () => {
      const { code, stdout, stderr } = await sandbox.coord(['audit', '--json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Violation]));
    },
    bash: async (command, by = session) => {
      calls += 1;
      // Whatever a command line itself says is judged before it.
      const tool = { tool_name: 'Bash', tool_use_id: `toolu_${calls}`, tool_input: { command: 'npm run build' } };
      const before = await by.send('PreToolUse', tool);
      expect(before.hookSpecificOutput?.['permissionDecision']).toBeUndefined();
      await sandbox.exec('bash', ['-c', command], {
        env: { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@b.c', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@b.c' },
      });
      return by.told('PostToolUse', { ...tool, tool_response: {} });
    },
  };
}
