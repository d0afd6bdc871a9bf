import { spawn } from 'node:child_process';
import { watchGroup } from './process-group.ts';

export interface CommandEnd {
  passed: boolean;
  /** How it ended: `exit code 1`, `no end after 30 s`, `stopped`, `signal SIGSEGV`. */
  ending: string;
  /** The last of what it printed, both streams as they came. */
  tail: string;
}

/** How much of the output is kept, in characters. */
const TAIL = 4000;
/** What a command has printed reaches us at most this many milliseconds after its end. */
const DRAIN_MS = 200;

/**
 * Runs a command by sh, in a process group of its own that ends with it. The command is over when its own process has
 * ended: what it left in the background, holding the output open, is not waited for. A command that ran out of time has
 * failed, whatever its exit code says.
 */
export async function runCommand(
  command: string,
  folder: string,
  timeoutMs: number,
  signal: AbortSignal,
  started: (pid: number) => void = () => undefined,
): Promise<CommandEnd> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const child = spawn('sh', ['-c', command], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  if (child.pid !== undefined) started(child.pid);
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-TAIL);
    });
  }
  const ended = watchGroup(child.pid, AbortSignal.any([signal, timeout]));
  const ending = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => {
      const done = () => resolve(code === null ? `signal ${by}` : `exit code ${code}`);
      child.once('close', done);
      setTimeout(done, DRAIN_MS);
    });
  });
  ended();
  child.stdout.destroy();
  child.stderr.destroy();
  if (signal.aborted) return { passed: false, ending: 'stopped', tail };
  if (timeout.aborted) return { passed: false, ending: `no end after ${timeoutMs / 1000} s`, tail };
  return { passed: ending === 'exit code 0', ending, tail };
}
