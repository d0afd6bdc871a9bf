import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Sandbox } from './sandbox.ts';

export const SETTINGS = '.claude/settings.local.json';

/** An event as the client sends it. */
export interface HookEvent {
  event?: 'PreToolUse' | 'PostToolUse' | 'SessionStart';
  /** The client's project folder. */
  worktree: string;
  path?: string;
  session?: string;
  env?: Record<string, string>;
  /** The command to run; default: the one that stands in the worktree's settings. */
  command?: string;
}

/** The command that the client would run for an event, as it stands in a worktree's settings. */
function installedCommand(worktree: string, event: string): string {
  const settings = JSON.parse(readFileSync(join(worktree, SETTINGS), 'utf8')) as {
    hooks: Record<string, { hooks: { command: string }[] }[]>;
  };
  return settings.hooks[event]?.[0]?.hooks[0]?.command ?? '';
}

/** Sends one event through an installed hook; the hook's own answer, or undefined where it has nothing to say. */
export async function sendEvent(
  sandbox: Sandbox,
  { event = 'PreToolUse', worktree, path, session = 's-1', env = {}, command }: HookEvent,
): Promise<Record<string, string> | undefined> {
  const tool = path !== undefined && { tool_name: 'Write', tool_input: { file_path: path, content: 'x' } };
  const ended = await sandbox.exec('sh', ['-c', command ?? installedCommand(worktree, event)], {
    input: JSON.stringify({ session_id: session, cwd: worktree, ...tool }),
    cwd: worktree,
    env: { CLAUDE_PROJECT_DIR: worktree, ...env },
  });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return ended.stdout === ''
    ? undefined
    : (JSON.parse(ended.stdout) as { hookSpecificOutput: Record<string, string> }).hookSpecificOutput;
}
