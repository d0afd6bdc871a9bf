import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { watchGroup } from './process-group.ts';

/** A program to start, and who hears of it. */
export interface ProgramCall {
  /** The program and its arguments. */
  argv: readonly string[];
  folder: string;
  /** Its whole environment; without it, that of coord. */
  env?: Readonly<Record<string, string | undefined>>;
  /** What it reads on its standard input. */
  input: string;
  /** Ends it, and all it has started. */
  signal: AbortSignal;
  started(pid: number): void;
  stdout(text: string): void;
  stderr(text: string): void;
}

export type ProgramEnd =
  | { kind: 'exited'; code: number }
  | { kind: 'signalled'; signal: string }
  | { kind: 'not-started'; code: string; message: string };

/** After the program's end, what it has printed has come when nothing came for this long, in milliseconds. */
const DRAIN_MS = 200;
/** Something that has left the process group could print for ever. */
const MOST_DRAINS = 25;

/**
 * Runs a program without a shell, as the leader of a process group that ends with it: what it left in the background,
 * holding its output open, is not waited for. All that it printed itself has been passed on by then.
 */
export async function runProgram(call: ProgramCall): Promise<ProgramEnd> {
  let child: ChildProcessWithoutNullStreams;
  try {
    child = start(call);
  } catch (error) {
    // An argument too long, or one that no program can be given.
    return notStarted(error as NodeJS.ErrnoException);
  }
  const closed = new Promise<'closed'>((resolve) => child.once('close', () => resolve('closed')));
  const ending = endOf(child);
  const pieces = listen(child, call);
  const ended = watchGroup(child.pid, call.signal);
  let end: ProgramEnd;
  try {
    if (child.pid !== undefined) call.started(child.pid);
    // Only now: where coord is killed before it is known what it has started, that reads nothing, and ends.
    child.stdin.end(call.input);
    end = await ending;
  } finally {
    ended();
  }
  if (end.kind !== 'not-started') await drained(closed, pieces);
  child.stdout.destroy();
  child.stderr.destroy();
  return end;
}

function start({ argv: [program = '', ...args], folder, env }: ProgramCall): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, {
    cwd: folder,
    ...(env && { env }),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  // A program may end without having read its prompt, which breaks the pipe.
  child.stdin.on('error', () => undefined);
  return child;
}

/** @returns how many pieces of output have come so far */
function listen(child: ChildProcessWithoutNullStreams, call: ProgramCall): () => number {
  let pieces = 0;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      pieces += 1;
      call[name](text);
    });
  }
  return () => pieces;
}

function endOf(child: ChildProcessWithoutNullStreams): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(notStarted(error)));
    child.once('exit', (code, signal) =>
      resolve(code === null ? { kind: 'signalled', signal: String(signal) } : { kind: 'exited', code }),
    );
  });
}

function notStarted({ code = '', message }: NodeJS.ErrnoException): ProgramEnd {
  return { kind: 'not-started', code, message };
}

async function drained(closed: Promise<'closed'>, pieces: () => number): Promise<void> {
  for (let round = 0; round < MOST_DRAINS; round += 1) {
    const before = pieces();
    const given = new AbortController();
    const first = await Promise.race([closed, quiet(given.signal)]);
    given.abort();
    if (first === 'closed' || pieces() === before) return;
  }
}

async function quiet(signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(DRAIN_MS, undefined, { signal });
    // A timer that is late comes before what has been waiting in the pipe as long: that is read first.
    await setImmediate();
  } catch {
    // The pipes were closed meanwhile.
  }
}
