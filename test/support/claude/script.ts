import { join } from 'node:path';
import type { ModelRequest } from './model-request.ts';

/** One answer of the scripted model: a text, or blocks in order. A turn with a tool call asks for another. */
export type Turn = string | Block[];
export type Block = { type: 'text'; text: string } | { type: 'tool_use'; name: string; input: object };

/** A turn that depends on what was asked. An async one holds its answer back: to find a client in the middle of its work. */
export type Reply = (request: ModelRequest) => Turn | Promise<Turn>;

/**
 * A list is the turns of the one conversation; a function sees each request and answers it, so several agents can be
 * played at once. A reply that throws is an error of the service, which no client tries again.
 */
export type Script = (Turn | Reply)[] | Reply;

/**
 * Tools as the model of both clients calls them:
 * - `Write { file_path, content }` with an absolute path, `Bash { command, description }`.
 * - `Agent { description, prompt, subagent_type?, run_in_background? }` starts a subagent. (The stream's init line of
 *   2.1.197 calls it `Task`; the request and the hooks say `Agent`.) 2.1.329 runs it in the background unless
 *   `run_in_background: false`: the main agent then goes on at once and gets one more turn when it ends.
 * - `StructuredOutput`, there with `--json-schema` only: its input is the object itself. A misfit comes back as an error
 *   and may be mended; the first that fits ends the session without another turn.
 */
export const say = (text: string): Block => ({ type: 'text', text });
export const call = (name: string, input: object): Block => ({ type: 'tool_use', name, input });

/** The typed answer of a step. */
export const answer = (output: object): Turn => [call('StructuredOutput', output)];

/** Writes a file below the folder that the client was started in. */
export const write =
  (path: string, content: string): Reply =>
  ({ cwd }) => [call('Write', { file_path: join(cwd, path), content })];

export const bash = (command: string): Turn => [call('Bash', { command, description: 'Run it' })];

/**
 * A place where conversations wait for each other: none goes on before `count` of them have come. Without end where
 * they are not there at the same time.
 */
export function meeting(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length >= count) for (const goOn of waiting) goOn();
    });
}

/**
 * Plays each conversation (the main agent, its subagents, an author and a reviewer) from its own turns. The first key
 * that the opening prompt contains names the conversation, else the first that the system prompt contains. A resumed
 * session keeps its opening prompt, and so goes on where its turns stood.
 */
export function conversations(turns: Record<string, (Turn | Reply)[]>): Reply {
  const scripts = Object.entries(turns).map(([key, list]) => ({ key, next: scriptFunction(list) }));
  return (request) => {
    const places = [request.prompt, request.system];
    const script = places.flatMap((place) => scripts.filter(({ key }) => place.includes(key)))[0];
    if (script) return script.next(request);
    throw new Error(`no conversation of this script begins with: ${request.prompt}`);
  };
}

export function scriptFunction(script: Script): Reply {
  if (typeof script === 'function') return script;
  let spent = 0;
  return (request) => {
    const turn = script[spent++];
    if (turn === undefined) throw new Error(`the script ends after ${script.length} turns, and one more was asked for`);
    return typeof turn === 'function' ? turn(request) : turn;
  };
}
