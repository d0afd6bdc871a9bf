import { readSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CachedProgram } from '../hooks/code-cache.ts';
import { handleHook } from '../hooks/handle.ts';
import type { HookWorld } from '../hooks/world.ts';
import type { HookBody } from './hook-body.ts';

/**
 * The hook program: `node hook.cjs EVENT [RECORD]`, with Claude Code's JSON on standard input. It is small, so that Node
 * starts it as fast as nothing at all; what judges and tells is its body, a file beside it, which a tool that only reads
 * does without. Git's own hooks start it too, as `git-pre-commit` and `git-reference-transaction`.
 */
async function main(): Promise<void> {
  const [event = '', record] = process.argv.slice(2);
  const start = { program: __filename, record, platform: process.platform };
  let body: CachedProgram<{ hookBody: HookBody }> | undefined;
  const input = await readInput();
  const use = useOf(event, input);
  const load = async () => {
    const { cachedProgram } = await import('../hooks/code-cache.ts');
    body ??= cachedProgram(join(dirname(__filename), 'hook-body.js'), use, require);
    return body.exports.hookBody;
  };
  const world: HookWorld = {
    env: process.env,
    parent: process.ppid,
    program: __filename,
    record,
    tell: (...notice) => body?.exports.hookBody.tell(...notice),
    open: async (cwd) => (await load()).openWorkplace(start, cwd),
  };
  const reply = event.startsWith('git-')
    ? await (await (await load()).gitAnswer())(event, input, { ...world, cwd: process.cwd() })
    : await handleHook(event, input, world, async () => (await load()).answers);
  write(STDOUT, reply.stdout);
  write(STDERR, reply.stderr);
  process.exitCode = reply.exitCode;
  await body?.keep();
}

/** What a command of a shell needs, and a write does not, is kept by itself: the first of either to come fills what is kept. */
function useOf(event: string, input: string): string {
  return /"tool_name"\s*:\s*"Bash"/.test(input) ? `${event}-Bash` : event;
}

/** Standard input as a whole. Making a stream of it takes longer than all the rest of a hook that lets something through. */
async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(STDIN, chunk);
      if (length === 0) break;
      chunks.push(chunk.subarray(0, length));
    }
  } catch {
    // One that can't be waited for in a read (EAGAIN): what is still to come comes as a stream.
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The same for what is answered. Where nobody reads it, nobody is told. */
function write(fd: typeof STDOUT | typeof STDERR, text: string): void {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
  } catch {
    const stream = fd === STDOUT ? process.stdout : process.stderr;
    stream.on('error', () => undefined).write(rest);
  }
}

const [STDIN, STDOUT, STDERR] = [0, 1, 2] as const;
const CHUNK_BYTES = 65_536;

void main();
