import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import type { Result } from '../../domain/result.ts';
import type { Agent, AgentResult, AgentTask } from '../../services/agents.ts';
import { watchGroup } from '../../services/processes/process-group.ts';
import { answerOf, endedSilently } from './answer.ts';
import { newest, parseStreamLine, type StreamActivity, type StreamResult } from './stream.ts';

/** How the role's Claude Code is started. */
export interface ClaudeSettings {
  model?: string;
  budgetUsd?: number;
  maxTurns?: number;
  permissionMode: string;
  allowedTools: string[];
}

export interface ClaudeParts {
  /** The program: `claude`, or where it is. */
  program: string;
  env: Readonly<Record<string, string | undefined>>;
  settingsOf(role: string): ClaudeSettings;
  /** The flags that hold a session of the task to its role: settings with coord's hooks, say. An error is why there are none. */
  heldTo(task: AgentTask): Promise<Result<string[], string>>;
  /** What the hooks refused a session so far, oldest first, with why: the client's own list of denials has no reasons. */
  refusalsOf(session: string): Promise<{ path: string; text: string }[]>;
}

/** Claude Code, headless: one process per step, in a process group of its own, its stream read as it comes. */
export function claudeAgent(parts: ClaudeParts): Agent {
  return { perform: (task) => perform(task, parts) };
}

async function perform(task: AgentTask, parts: ClaudeParts): Promise<AgentResult> {
  const telling = await tellRefusals(task, parts);
  const settings = parts.settingsOf(task.role);
  const budgetUsd = Math.min(settings.budgetUsd ?? Infinity, task.budgetUsd ?? Infinity);
  const held = await parts.heldTo(task);
  if (!held.ok) return { kind: 'failed', reason: held.error };
  const child = start(task, { ...settings, budgetUsd }, held.value, parts);
  const ended = watchGroup(child.pid, task.signal, 'SIGINT');
  const now = nowTold(task);
  let result: StreamResult | undefined;
  let unreached = false;
  try {
    if (child.pid !== undefined) task.started(child.pid);
    for await (const line of createInterface({ input: child.stdout })) {
      task.heard();
      const item = parseStreamLine(line);
      if (item?.kind === 'activity') now(item);
      if (item?.kind === 'retry') task.report(item.text);
      // It has been reached once the model has said something more; what the client says in its place has no tokens.
      if (item?.kind === 'retry') unreached = item.status === undefined;
      else if (item?.kind === 'activity' && item.contextTokens > 0) unreached = false;
      if (item?.kind === 'denial') await telling(item.session);
      if (item?.kind === 'result') result = newest(result, item);
    }
    const ending = await child;
    if (!result) return endedSilently(parts.program, ending, task.signal.aborted);
    await telling(result.session.id);
    return answerOf(result, task, { budgetUsd, unreached });
  } finally {
    ended();
  }
}

/** Tells what coord has refused the session since the last time, each write once. */
async function tellRefusals(task: AgentTask, { refusalsOf }: ClaudeParts): Promise<(session: string) => Promise<void>> {
  // A session that is resumed brings its earlier refusals along; they are told already.
  let told = task.resume === undefined ? 0 : (await refusalsOf(task.resume)).length;
  return async (session) => {
    const refusals = await refusalsOf(session);
    for (const { path, text } of refusals.slice(told)) task.refused(path, text);
    told = Math.max(told, refusals.length);
  };
}

/** Reports what it does now, and how far it has come. What it costs the client says at the end only. */
function nowTold({ report }: AgentTask): (activity: StreamActivity) => void {
  const messages = new Set<string>();
  let context = 0;
  return ({ text, message, contextTokens }) => {
    if (message !== undefined) {
      messages.add(message);
      context = contextTokens;
    }
    if (text !== '') report(context === 0 ? text : `${text} (turn ${messages.size}, ${tokensIn(context)})`);
  };
}

function tokensIn(context: number): string {
  return context < 1000 ? `${context} tokens` : `${Math.round(context / 1000)}k tokens`;
}

function start(task: AgentTask, settings: Settings, held: readonly string[], { program, env }: ClaudeParts) {
  return execa(program, argumentsFor(task, settings, held), {
    cwd: task.folder,
    // On standard input a prompt of any length arrives whole, and no process list shows it.
    input: task.prompt,
    buffer: { stdout: false, stderr: true },
    reject: false,
    detached: true,
    cleanup: true,
    extendEnv: false,
    env: {
      ...env,
      COORD_ROLE: task.role,
      COORD_RUN: task.run,
      COORD_WORKSPACE: task.workspace,
      COORD_BRIEFED: '1',
      ...(task.port !== undefined && { COORD_PORT: String(task.port) }),
      // The client itself gives a typed answer of the wrong form back to its model: so it is asked for twice more.
      MAX_STRUCTURED_OUTPUT_RETRIES: '3',
    },
  });
}

/** With what this call may cost: Infinity where nothing limits it. */
type Settings = ClaudeSettings & { budgetUsd: number };

/** The flags are those seen to work with clients 2.1.197 and 2.1.329. */
function argumentsFor(task: AgentTask, settings: Settings, held: readonly string[]): string[] {
  const { model, budgetUsd, maxTurns, permissionMode, allowedTools } = settings;
  return [
    '-p',
    '--output-format=stream-json',
    '--verbose',
    ...held,
    `--permission-mode=${permissionMode}`,
    ...(existsSync(task.briefPath) ? ['--append-system-prompt-file', task.briefPath] : []),
    ...(task.resume !== undefined ? ['--resume', task.resume] : []),
    ...(task.output ? ['--json-schema', JSON.stringify(task.output)] : []),
    ...(model !== undefined ? ['--model', model] : []),
    ...(budgetUsd < Infinity ? ['--max-budget-usd', String(budgetUsd)] : []),
    ...(maxTurns !== undefined ? ['--max-turns', String(maxTurns)] : []),
    ...(allowedTools.length > 0 ? ['--allowedTools', allowedTools.join(',')] : []),
    ...(task.access === 'read' ? ['--disallowedTools', 'Write,Edit,MultiEdit,NotebookEdit'] : []),
  ];
}
