import type { AgentSession } from '../../domain/event.ts';

/** What coord reads of Claude Code's stream-json, line by line. Anything else on the stream is passed over. */
export type StreamItem = { kind: 'activity'; text: string } | StreamResult;

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
}

/** @returns undefined for a line that says nothing coord needs, or that is no JSON. */
export function parseStreamLine(line: string): StreamItem | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const message = record(value);
  if (message['type'] === 'assistant') return activityOf(record(message['message']));
  return message['type'] === 'result' ? resultOf(message) : undefined;
}

function activityOf(message: Record<string, unknown>): StreamItem | undefined {
  const blocks = Array.isArray(message['content']) ? message['content'].map(record) : [];
  const block = blocks.findLast(({ type }) => type === 'tool_use' || type === 'text');
  if (!block) return undefined;
  if (block['type'] === 'text') return { kind: 'activity', text: firstLine(text(block['text'])) };
  const input = record(block['input']);
  const target =
    input['file_path'] ?? input['notebook_path'] ?? input['command'] ?? input['pattern'] ?? input['description'];
  return { kind: 'activity', text: `${text(block['name'])} ${firstLine(text(target))}`.trim() };
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
    session: {
      id: text(message['session_id']),
      costUsd: turnCost ?? number(message['total_cost_usd']),
      tokens: { input: number(usage['input_tokens']), output: number(usage['output_tokens']) },
      denials: denials.map((denial) => denialOf(denial)),
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

function denialOf(denial: Record<string, unknown>): { tool: string; path?: string } {
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
