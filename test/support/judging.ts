import { join } from 'node:path';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { eventText, type HookAnswer } from './event-text.ts';

/** What the installed hook program says to a tool call: its verdict, and what it tells whom. */
export interface Judged {
  verdict: string | undefined;
  reason: string;
  /** Told to the model without keeping it from anything. */
  context: string;
  /** Told to the person. */
  message: string;
  code: number;
  stderr: string;
}

export interface JudgedCall {
  tool: string;
  input: object;
  role?: string;
  session?: string;
  event?: string;
  env?: Record<string, string>;
  call?: string;
  cwd?: string;
  /** The run whose hook it is: one that has the time to wait for a person. */
  run?: string;
}

/** A team's repository with the hooks installed. @param edit changes the config's text first */
export async function judgedSandbox(edit: (config: string) => string = (config) => config): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('coord.config.yaml', edit(sandbox.read('coord.config.yaml')));
  await sandbox.coord(['hooks', 'install']);
  return sandbox;
}

/** Sends a tool call through the installed hook program. */
export async function judge(sandbox: Sandbox, options: JudgedCall): Promise<Judged> {
  const { tool, input, role, session = 's-1', event = 'PreToolUse', env = {}, call = 'c-1', cwd, run } = options;
  const fields = { tool_name: tool, tool_input: input, tool_use_id: call };
  const record = run === undefined ? [] : [join(sandbox.dir, '.git/coord/hooks.json')];
  const ended = await sandbox.exec(process.execPath, [join(sandbox.dir, '.git/coord/bin/hook.cjs'), event, ...record], {
    input: eventText(session, cwd ?? sandbox.dir, event, fields),
    env: {
      CLAUDE_PROJECT_DIR: sandbox.dir,
      ...(role !== undefined && { COORD_ROLE: role }),
      ...(run !== undefined && { COORD_RUN: run }),
      ...env,
    },
  });
  const { hookSpecificOutput = {}, systemMessage = '' } = (
    ended.stdout.trim() === '' ? {} : JSON.parse(ended.stdout)
  ) as HookAnswer;
  return {
    verdict: hookSpecificOutput['permissionDecision'],
    reason: hookSpecificOutput['permissionDecisionReason'] ?? '',
    context: hookSpecificOutput['additionalContext'] ?? '',
    message: systemMessage,
    code: ended.code,
    stderr: ended.stderr,
  };
}

export function judgeWrite(sandbox: Sandbox, path: string, options: Partial<JudgedCall> = {}): Promise<Judged> {
  return judge(sandbox, { tool: 'Write', input: { file_path: join(sandbox.dir, path), content: 'x' }, ...options });
}
