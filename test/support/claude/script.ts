import type { ModelRequest } from './model-request.ts';

/** One answer of the scripted model: a text, or blocks in order. A turn with a tool call asks for another. */
export type Turn = string | Block[];
export type Block = { type: 'text'; text: string } | { type: 'tool_use'; name: string; input: object };

/**
 * A list is the turns of the one conversation; a function sees each request and answers it, so several agents can be
 * played at once. An async function may hold an answer back: to find a client in the middle of its work.
 */
export type Script = Turn[] | ((request: ModelRequest) => Turn | Promise<Turn>);

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

/**
 * Plays each conversation (the main agent, its subagents, an author and a reviewer) from its own turns. The first key
 * that the opening prompt contains names the conversation, else the first that the system prompt contains. A resumed
 * session keeps its opening prompt, and so goes on where its turns stood.
 */
export function conversations(turns: Record<string, Turn[]>): Script {
  const scripts = Object.entries(turns).map(([key, list]) => ({ key, next: scriptFunction(list) }));
  return (request) => {
    const places = [request.prompt, request.system];
    const script = places.flatMap((place) => scripts.filter(({ key }) => place.includes(key)))[0];
    if (script) return script.next(request);
    throw new Error(`no conversation of this script begins with: ${request.prompt}`);
  };
}

export function scriptFunction(script: Script): (request: ModelRequest) => Turn | Promise<Turn> {
  if (typeof script === 'function') return script;
  let spent = 0;
  return () => {
    const turn = script[spent++];
    if (turn === undefined) throw new Error(`the script ends after ${script.length} turns, and one more was asked for`);
    return turn;
  };
}
