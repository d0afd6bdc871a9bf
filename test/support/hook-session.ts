import { join } from 'node:path';
import { expect } from 'vitest';
import { eventText, type HookAnswer } from './event-text.ts';
import type { Sandbox } from './sandbox.ts';

export interface HookSession {
  /** Sends one event through the installed hook program, with the fields that the client gives it. */
  send(event: string, fields?: object): Promise<HookAnswer>;
  /** The text that the model reads of its answer. */
  told(event: string, fields?: object): Promise<string>;
}

/** A session whose events a test sends itself. */
export function hookSession(sandbox: Sandbox, session: string, env: Record<string, string> = {}): HookSession {
  const program = join(sandbox.dir, '.git/coord/bin/hook.cjs');
  const send = async (event: string, fields: object = {}): Promise<HookAnswer> => {
    const ended = await sandbox.exec(process.execPath, [program, event], {
      input: eventText(session, sandbox.dir, event, fields),
      env: { CLAUDE_PROJECT_DIR: sandbox.dir, ...env },
    });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    return ended.stdout === '' ? {} : (JSON.parse(ended.stdout) as HookAnswer);
  };
  return {
    send,
    told: async (event, fields) => (await send(event, fields)).hookSpecificOutput?.['additionalContext'] ?? '',
  };
}
