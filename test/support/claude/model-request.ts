/** What a test asks of a request that reached the model. */
export interface ModelRequest {
  model: string;
  stream: boolean;
  /** The system prompt's blocks as one text. */
  system: string;
  /** The first user message without the client's own reminders (CLAUDE.md, hook contexts): names the conversation. */
  prompt: string;
  /** The folder that the client was started in, as it tells its model; empty where it doesn't. */
  cwd: string;
  /** Answers to tools in the last message, in its order: what the model learns from its last turn. */
  toolResults: ToolResult[];
  tools: { name: string; description?: string; input_schema: unknown }[];
  /** The body as it came. */
  body: Record<string, unknown>;
}

export interface ToolResult {
  id: string;
  text: string;
  isError: boolean;
}

type Content = string | Record<string, unknown>[] | undefined;

export function readModelRequest(body: Record<string, unknown>): ModelRequest {
  const messages = (body['messages'] ?? []) as { role: string; content: Content }[];
  return {
    model: String(body['model']),
    stream: body['stream'] === true,
    system: textOf(body['system'] as Content),
    prompt: withoutReminders(textOf(messages.find((message) => message.role === 'user')?.content)),
    cwd: /^ - Primary working directory: (.*)$/m.exec(textsIn(body).join('\n'))?.[1] ?? '',
    toolResults: toolResultsOf(messages.findLast((message) => message.role === 'user')?.content),
    tools: (body['tools'] ?? []) as ModelRequest['tools'],
    body,
  };
}

/** Every text that the request carries, wherever: to assert that something did, or never did, reach the model. */
export function allText(request: ModelRequest): string {
  return textsIn(request.body).join('\n');
}

function textsIn(body: Record<string, unknown>): string[] {
  const texts: string[] = [];
  // Newer clients say things in `system` messages between the turns, so no place is left out.
  JSON.stringify([body['system'], body['messages']], (_, value) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

function toolResultsOf(content: Content): ToolResult[] {
  if (!Array.isArray(content)) return [];
  return content
    .filter((block) => block['type'] === 'tool_result')
    .map((block) => ({
      id: String(block['tool_use_id']),
      text: textOf(block['content'] as Content),
      isError: block['is_error'] === true,
    }));
}

const withoutReminders = (text: string) => text.replace(/<system-reminder>.*?<\/system-reminder>/gs, '').trim();

function textOf(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return content;
  return content.map((block) => (typeof block['text'] === 'string' ? block['text'] : '')).join('\n');
}
