import type { AgentSession } from '../../domain/event.ts';

/** What coord reads of Claude Code's stream-json, line by line. Anything else on the stream is passed over. */
export type StreamItem = StreamActivity | StreamDenial | StreamRetry | StreamResult;

export interface StreamActivity {
  kind: 'activity';
  text: string;
  /** The model's message that it belongs to; several lines may, and a subagent's belong to none of the agent's own. */
  message: string | undefined;
  /** What the model had read for this message, cached or not: how full the session is. */
  contextTokens: number;
}

/** A tool was refused to the agent, or has failed. */
export interface StreamDenial {
  kind: 'denial';
  session: string;
}

/** The model's service did not answer, and the client tries again by itself. */
export interface StreamRetry {
  kind: 'retry';
  text: string;
  /** Of HTTP; undefined where there was no answer at all. */
  status: number | undefined;
}

/** How a turn of the session ended. A process has several where something that went on in the background came back. */
export interface StreamResult {
  kind: 'result';
  session: AgentSession;
  /** Whether the cost is that of this turn only, or of all turns of the process so far. */
  costOf: 'turn' | 'process';
  succeeded: boolean;
  subtype: string;
  text: string;
  structured: unknown;
  /** With which of HTTP's states the model's service refused the last request; undefined where it did not. */
  status: number | undefined;
}

/** @returns undefined for a line that says nothing coord needs, or that is no JSON. */
export function parseStreamLine(line: string): StreamItem | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const item = record(value);
  switch (item['type']) {
    case 'assistant':
      return activityOf(item);
    case 'user':
      return denialOf(item);
    case 'result':
      return resultOf(item);
    case 'system':
      return item['subtype'] === 'api_retry' ? retryOf(item) : undefined;
    default:
      return undefined;
  }
}

function activityOf(line: Record<string, unknown>): StreamActivity | undefined {
  const message = record(line['message']);
  const block = blocksOf(message).findLast(({ type }) => type === 'tool_use' || type === 'text');
  if (!block) return undefined;
  const usage = record(message['usage']);
  const read = ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens'].map((key) =>
    number(usage[key]),
  );
  const isOwn = typeof line['parent_tool_use_id'] !== 'string' && typeof message['id'] === 'string';
  return {
    kind: 'activity',
    text: block['type'] === 'text' ? firstLine(text(block['text'])) : toolIn(block),
    message: isOwn ? text(message['id']) : undefined,
    contextTokens: read.reduce((sum, tokens) => sum + tokens, 0),
  };
}

function retryOf(line: Record<string, unknown>): StreamRetry {
  const status = statusIn(line['error_status']);
  const why = status === undefined ? 'cannot be reached' : `answers with ${status}`;
  const seconds = Math.round(number(line['retry_delay_ms']) / 1000);
  const text = `the model's service ${why}; try ${number(line['attempt'])} of ${number(line['max_retries'])} in ${seconds} s`;
  return { kind: 'retry', text, status };
}

function statusIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Why is known best by whoever refused it: a hook of coord's has written it down. */
function denialOf(line: Record<string, unknown>): StreamDenial | undefined {
  const isError = blocksOf(record(line['message'])).some((block) => block['is_error'] === true);
  return isError ? { kind: 'denial', session: text(line['session_id']) } : undefined;
}

function blocksOf(message: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(message['content']) ? message['content'].map(record) : [];
}

function toolIn(block: Record<string, unknown>): string {
  const input = record(block['input']);
  const target =
    input['file_path'] ?? input['notebook_path'] ?? input['command'] ?? input['pattern'] ?? input['description'];
  return `${text(block['name'])} ${firstLine(text(target))}`.trim();
}

/** The newest result of a process, with what all its turns have used. */
export function newest(before: StreamResult | undefined, result: StreamResult): StreamResult {
  if (!before) return result;
  const { costUsd, tokens } = before.session;
  const { session, costOf } = result;
  return {
    ...result,
    session: {
      ...session,
      costUsd: costOf === 'turn' ? costUsd + session.costUsd : session.costUsd,
      tokens: { input: tokens.input + session.tokens.input, output: tokens.output + session.tokens.output },
    },
  };
}

function resultOf(message: Record<string, unknown>): StreamResult {
  const turnCost = turnCostOf(message['model_usage_since_last_result']);
  const usage = record(message['usage']);
  const denials = Array.isArray(message['permission_denials']) ? message['permission_denials'].map(record) : [];
  return {
    kind: 'result',
    costOf: turnCost === undefined ? 'process' : 'turn',
    succeeded: message['subtype'] === 'success' && message['is_error'] !== true,
    subtype: text(message['subtype']),
    text: text(message['result']) || errorsIn(message['errors']),
    structured: message['structured_output'],
    status: statusIn(message['api_error_status']),
    session: {
      id: text(message['session_id']),
      costUsd: turnCost ?? number(message['total_cost_usd']),
      tokens: { input: number(usage['input_tokens']), output: number(usage['output_tokens']) },
      denials: denials.map(deniedTool),
    },
  };
}

/** In 2.1.329 the total of a resumed session has its earlier processes in it; 2.1.197 does not, and has no such field. */
function turnCostOf(usage: unknown): number | undefined {
  if (usage === undefined) return undefined;
  return Object.values(record(usage)).reduce<number>((sum, model) => sum + number(record(model)['costUSD']), 0);
}

/** What a session that ended without a result says of it. */
function errorsIn(errors: unknown): string {
  return Array.isArray(errors) ? errors.map(text).join('; ') : '';
}

function deniedTool(denial: Record<string, unknown>): { tool: string; path?: string } {
  const input = record(denial['tool_input']);
  const path = input['file_path'] ?? input['notebook_path'];
  return { tool: text(denial['tool_name']), ...(typeof path === 'string' && { path }) };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function firstLine(value: string): string {
  return value.trim().split('\n')[0]?.slice(0, 120) ?? '';
}
