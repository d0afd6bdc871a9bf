import type { ServerResponse } from 'node:http';
import type { Block, Turn } from './script.ts';

let ids = 0;

/** A turn as one JSON message: what a request without `stream` gets. */
export function wholeMessage(model: string, turn: Turn) {
  const content = blocksOf(turn).map(asContent);
  return { ...emptyMessage(model), content, stop_reason: stopReason(turn), usage: USAGE };
}

/** A turn as server-sent events, each block opened, filled and closed like the real service does. */
export function streamTurn(response: ServerResponse, model: string, turn: Turn): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const send = (type: string, data: object) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  send('message_start', { message: { ...emptyMessage(model), usage: { ...USAGE, output_tokens: 1 } } });
  for (const [index, block] of blocksOf(turn).entries()) {
    const content = asContent(block);
    const [start, delta] =
      content.type === 'text'
        ? [
            { ...content, text: '' },
            { type: 'text_delta', text: content.text },
          ]
        : [
            { ...content, input: {} },
            { type: 'input_json_delta', partial_json: JSON.stringify(content.input) },
          ];
    send('content_block_start', { index, content_block: start });
    send('content_block_delta', { index, delta });
    send('content_block_stop', { index });
  }
  send('message_delta', { delta: { stop_reason: stopReason(turn), stop_sequence: null }, usage: USAGE });
  send('message_stop', {});
  response.end();
}

// Small round numbers, so that a test about cost can do its sums in the head.
const USAGE = { input_tokens: 100, output_tokens: 20 };

const emptyMessage = (model: string) => ({
  id: `msg_${++ids}`,
  type: 'message',
  role: 'assistant',
  model,
  content: [],
  stop_reason: null,
  stop_sequence: null,
});

const blocksOf = (turn: Turn): Block[] => (typeof turn === 'string' ? [{ type: 'text', text: turn }] : turn);

const asContent = (block: Block) => (block.type === 'text' ? block : { ...block, id: `toolu_${++ids}` });

const stopReason = (turn: Turn): string =>
  blocksOf(turn).some((block) => block.type === 'tool_use') ? 'tool_use' : 'end_turn';
