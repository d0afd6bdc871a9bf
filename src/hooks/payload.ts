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
  });
}

/** The tool's name in a payload that is too large to parse. Inside a JSON string its quotes would be escaped. */
function toolNamedIn(text: string): string | undefined {
  return /(?<!\\)"tool_name"\s*:\s*"([A-Za-z0-9_-]+)"/.exec(text)?.[1];
}
