import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ModelRequest, readModelRequest } from './model-request.ts';
import { type Reply, type Script, scriptFunction } from './script.ts';
import { streamTurn, wholeMessage } from './turn-wire.ts';

/** A Messages API on the loopback that answers from a script, so the real client runs without an account. */
export interface MessagesServer {
  /** What ANTHROPIC_BASE_URL is set to. */
  url: string;
  /** Every request of a conversation, in the order of arrival. */
  requests: ModelRequest[];
  /** Requests without tools: the client's own errands (a title, a summary). They spend no turn. */
  sideCalls: ModelRequest[];
  /** Whatever else was asked, answered 404: `GET /v1/unknown`. */
  unknown: string[];
  stop(): Promise<void>;
}

export async function startMessagesServer(script: Script): Promise<MessagesServer> {
  const next = scriptFunction(script);
  const seen: Pick<MessagesServer, 'requests' | 'sideCalls' | 'unknown'> = { requests: [], sideCalls: [], unknown: [] };
  const server = createServer((request, response) => {
    answer(request, response, next, seen).catch((fault: unknown) => refuse(response, String(fault)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...seen,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  next: Reply,
  seen: Pick<MessagesServer, 'requests' | 'sideCalls' | 'unknown'>,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const body = await readBody(request);
  const door = `${request.method} ${path}`;
  // 2.1.197 asks this of its base URL first, only to learn that somebody is there.
  if (door === 'HEAD /') return void response.writeHead(200).end();
  if (door === 'POST /v1/messages/count_tokens') {
    return sendJson(response, 200, { input_tokens: Math.ceil(body.length / 4) });
  }
  if (door !== 'POST /v1/messages') {
    seen.unknown.push(door);
    return sendJson(response, 404, errorBody('not_found_error', `no such path: ${door}`));
  }
  const model = readModelRequest(JSON.parse(body));
  const isSideCall = model.tools.length === 0;
  (isSideCall ? seen.sideCalls : seen.requests).push(model);
  const turn = isSideCall ? 'a side call' : await next(model);
  if (model.stream) return streamTurn(response, model.model, turn);
  sendJson(response, 200, wholeMessage(model.model, turn));
}

/** A script that has run out, or threw, ends the session at once: 403 is what both clients do not try again. */
function refuse(response: ServerResponse, reason: string): void {
  if (response.headersSent) return void response.destroy();
  sendJson(response, 403, errorBody('permission_error', reason));
}

const errorBody = (type: string, message: string) => ({ type: 'error', error: { type, message } });

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
