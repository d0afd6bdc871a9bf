import { err, ok, type Result } from '../domain/result.ts';

/** The part of a Claude Code hook payload that coord reads, checked. */
export interface HookPayload {
  session: string;
  cwd: string;
  /** The tool's name, for the events about tools. */
  tool?: string;
  /** The tool call's id. */
  call?: string;
  input: Record<string, unknown>;
  /** The subagent that it is about, or that it comes from. */
  agent?: { id: string; type?: string };
  /** SessionStart: `startup`, `resume`, `clear` or `compact`. */
  source?: string;
  /** SessionEnd: why. */
  reason?: string;
  /** Stop: the session goes on already because a hook wanted it to. */
  isStopHookActive: boolean;
  /** PostToolBatch: what the client refused by its own rules, before any hook heard of it. */
  refused: { tool: string; input: Record<string, unknown>; call?: string }[];
  /** PostToolBatch: the last tool that was called. */
  lastCall?: { tool: string; input: Record<string, unknown> };
}

/** A write of more than this is refused; the client's own limit on what a model answers lies far below. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

/** What is wrong with a payload, and the tool it is about as far as that can be made out. */
export interface PayloadFault {
  reason: string;
  mend: string;
  tool?: string;
}

export function parsePayload(text: string): Result<HookPayload, PayloadFault> {
  if (text.trim() === '') {
    return err({
      reason: 'the hook got no input',
      mend: `Run it as Claude Code does, with the event's JSON on standard input.`,
    });
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_PAYLOAD_BYTES) {
    const size = `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
    const tool = toolNamedIn(text);
    return err({
      reason: `the hook's input is ${size}, and at most ${MAX_PAYLOAD_BYTES / 1024 / 1024} MiB can be judged`,
      mend: 'Write the file in smaller parts, or let a person or a script make it.',
      ...(tool !== undefined && { tool }),
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err({
      reason: `the hook's input is not JSON: ${(error as Error).message}`,
      mend: 'Claude Code and coord disagree about the format of hook events: update both.',
    });
  }
  return checkPayload(value);
}

function checkPayload(value: unknown): Result<HookPayload, PayloadFault> {
  const raw = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { session_id: session, cwd, tool_name: tool, tool_input: input, tool_use_id: call } = raw;
  const known = typeof tool === 'string' ? { tool } : {};
  const missing = (name: string) =>
    err({
      reason: `the hook's input has no usable "${name}"`,
      mend: 'Claude Code and coord disagree about the format of hook events: update both.',
      ...known,
    });
  if (typeof session !== 'string' || session === '') return missing('session_id');
  if (typeof cwd !== 'string' || cwd === '') return missing('cwd');
  if (tool !== undefined && typeof tool !== 'string') return missing('tool_name');
  if (input !== undefined && (typeof input !== 'object' || input === null)) return missing('tool_input');
  return ok({
    session,
    cwd,
    ...known,
    ...(typeof call === 'string' && { call }),
    input: (input ?? {}) as Record<string, unknown>,
    ...detailsOf(raw),
  });
}

/** What not every event has. A part in another form than is known is taken as not there: no verdict hangs on it. */
function detailsOf(raw: Record<string, unknown>): Omit<HookPayload, 'session' | 'cwd' | 'tool' | 'input'> {
  const [source, reason] = [text(raw['source']), text(raw['reason'])];
  const [agent, type] = [text(raw['agent_id']), text(raw['agent_type'])];
  const last = lastCallOf(raw['tool_calls']);
  return {
    ...(agent !== undefined && { agent: { id: agent, ...(type !== undefined && { type }) } }),
    ...(source !== undefined && { source }),
    ...(reason !== undefined && { reason }),
    isStopHookActive: raw['stop_hook_active'] === true,
    refused: refusedAmong(raw['tool_calls']),
    ...(last && { lastCall: last }),
  };
}

/** As clients 2.1.197 and 2.1.329 answer a write of a file that `permissions.deny` names. */
const DENIED = 'denied by your permission settings';

function refusedAmong(calls: unknown): HookPayload['refused'] {
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: unknown) => {
    if (typeof call !== 'object' || call === null) return [];
    const {
      tool_name: tool,
      tool_input: input,
      tool_use_id: id,
      tool_response: said,
    } = call as Record<string, unknown>;
    if (typeof tool !== 'string' || typeof said !== 'string' || !said.includes(DENIED)) return [];
    if (typeof input !== 'object' || input === null) return [];
    return [{ tool, input: input as Record<string, unknown>, ...(typeof id === 'string' && { call: id }) }];
  });
}

function lastCallOf(calls: unknown): HookPayload['lastCall'] {
  const last: unknown = Array.isArray(calls) ? calls.at(-1) : undefined;
  if (typeof last !== 'object' || last === null) return undefined;
  const { tool_name: tool, tool_input: input } = last as Record<string, unknown>;
  if (typeof tool !== 'string') return undefined;
  return { tool, input: typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {} };
}

const MAX_NAME = 200;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_NAME) : undefined;
}

/** The tool's name in a payload that is too large to parse. Inside a JSON string its quotes would be escaped. */
function toolNamedIn(text: string): string | undefined {
  return /(?<!\\)"tool_name"\s*:\s*"([A-Za-z0-9_-]+)"/.exec(text)?.[1];
}
