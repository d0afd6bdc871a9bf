import { spawn } from 'node:child_process';
import { eventText, type HookAnswer } from '../event-text.ts';
import type { SessionLife } from './session-told.ts';

type Caller = Pick<SessionLife, 'name' | 'worktree' | 'home' | 'hooks'>;

/** Sends one event through the installed hook program, as a client in that worktree does. @throws where the hook fails */
export async function callHook(
  { name, worktree, home, hooks }: Caller,
  event: string,
  fields: object = {},
): Promise<HookAnswer> {
  const child = spawn(process.execPath, [hooks, event], {
    cwd: worktree,
    env: { PATH: process.env['PATH'], HOME: home, CLAUDE_PROJECT_DIR: worktree },
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (error += data.toString()));
  child.stdin.end(eventText(name, worktree, event, fields));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0 || error !== '') throw new Error(`${event} of ${name} ended with ${code}: ${error}`);
  const answer = (out === '' ? {} : JSON.parse(out)) as HookAnswer;
  if (answer.systemMessage !== undefined) throw new Error(`${event} of ${name}: ${answer.systemMessage}`);
  return answer;
}
