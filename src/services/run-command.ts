import { spawn } from 'node:child_process';
import type { StepLimits } from '../domain/playbook.ts';
import { watchLimits } from './limits.ts';
import { watchGroup } from './process-group.ts';

export interface CommandEnd {
  passed: boolean;
  /** How it ended: `exit code 1`, `no end after 30 s`, `stopped`, `signal SIGSEGV`. */
  ending: string;
  /** The last of what it printed, both streams as they came. */
  tail: string;
  /** What it printed on standard output; undefined where that is longer than is kept. */
  output: string | undefined;
}

/** Who looks on, and can end it. */
export interface CommandWatch {
  signal: AbortSignal;
  /** Called with the pid of its process group. */
  started?(pid: number): void;
  /** Called with each piece of what it prints. */
  heard?(text: string): void;
}

export interface CommandOptions extends CommandWatch {
  folder: string;
  limits: StepLimits;
  /** Its whole environment; without it, that of coord. */
  env?: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** How much of both streams is shown of a failure, and of standard output is kept as a result, in characters. */
const TAIL = 4000;
const OUTPUT = 1024 * 1024;
/** What a command has printed reaches us at most this many milliseconds after its end. */
const DRAIN_MS = 200;

/**
 * Runs a command by sh, in a process group of its own that ends with it. The command is over when its own process has
 * ended: what it left in the background, holding the output open, is not waited for. A command that ran out of time has
 * failed, whatever its exit code says.
 */
export async function runCommand(command: string, options: CommandOptions): Promise<CommandEnd> {
  const { folder, limits, signal, env, started, heard } = options;
  const watch = watchLimits(limits, signal);
  const child = spawn('sh', ['-c', command], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(env && { env }),
  });
  if (child.pid !== undefined) started?.(child.pid);
  let tail = '';
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-TAIL);
      if (stream === child.stdout && output.length <= OUTPUT) output += text;
      watch.heard();
      heard?.(text);
    });
  }
  const ended = watchGroup(child.pid, watch.signal);
  const ending = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => {
      const done = () => resolve(code === null ? `signal ${by}` : `exit code ${code}`);
      child.once('close', done);
      setTimeout(done, DRAIN_MS);
    });
  });
  ended();
  watch.dispose();
  child.stdout.destroy();
  child.stderr.destroy();
  const result = { tail, output: output.length > OUTPUT ? undefined : output };
  const cut = signal.aborted ? 'stopped' : watch.reached();
  if (cut !== undefined) return { ...result, passed: false, ending: cut };
  return { ...result, passed: ending === 'exit code 0', ending };
}
