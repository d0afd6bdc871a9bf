import type { AgentSession } from '../../domain/event.ts';

/** What coord reads of Claude Code's stream-json, line by line. Anything else on the stream is passed over. */
export type StreamItem =
  | { kind: 'activity'; text: string }
  | { kind: 'result'; session: AgentSession; succeeded: boolean; subtype: string; text: string; structured: unknown };

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

function resultOf(message: Record<string, unknown>): StreamItem {
  const usage = record(message['usage']);
  const denials = Array.isArray(message['permission_denials']) ? message['permission_denials'].map(record) : [];
  return {
    kind: 'result',
    succeeded: message['subtype'] === 'success' && message['is_error'] !== true,
    subtype: text(message['subtype']),
    text: text(message['result']),
    structured: message['structured_output'],
    session: {
      id: text(message['session_id']),
      costUsd: number(message['total_cost_usd']),
      tokens: { input: number(usage['input_tokens']), output: number(usage['output_tokens']) },
      denials: denials.map((denial) => denialOf(denial)),
    },
  };
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
