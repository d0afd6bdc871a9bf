import type { FailureClass, StepLimits } from '../../domain/playbook.ts';
import { watchLimits } from '../runs/limits.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';

export interface CommandEnd {
  passed: boolean;
  /** How it ended: `exit code 1`, `no end after 30 s`, `stopped`, `signal SIGSEGV`. */
  ending: string;
  /** Of what class its failure is, where it was not stopped. */
  class?: FailureClass;
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
  /** What it reads on its standard input; nothing without it. */
  input?: string;
  /** Its whole environment; without it, that of coord. */
  env?: Readonly<Record<string, string | undefined>>;
}

/** How much of both streams is shown of a failure, and of standard output is kept as a result, in characters. */
const TAIL = 4000;
const OUTPUT = 1024 * 1024;

/** A command begins once its group is known, as a killed coord must leave nothing running that nobody knows of. */
const ONCE_TOLD = 'read -r _ || exit 1; exec sh -c "$1"';

/**
 * Runs a command by sh, in a process group of its own that ends with it. One that ran out of time has failed, whatever
 * its exit code says.
 */
export async function runCommand(command: string, options: CommandOptions): Promise<CommandEnd> {
  const { folder, limits, signal, env, started, heard, input } = options;
  const watch = watchLimits(limits, signal);
  let tail = '';
  let output = '';
  const hear = (text: string) => {
    tail = (tail + text).slice(-TAIL);
    watch.heard();
    heard?.(text);
  };
  const end = await runProgram({
    // Without an input it reads what a program without a terminal reads, and no pipe of ours.
    argv: ['sh', '-c', input === undefined ? `${ONCE_TOLD} < /dev/null` : ONCE_TOLD, 'sh', command],
    folder,
    input: `\n${input ?? ''}`,
    signal: watch.signal,
    ...(env && { env }),
    started: (pid) => started?.(pid),
    stdout: (text) => {
      if (output.length <= OUTPUT) output += text;
      hear(text);
    },
    stderr: hear,
  }).finally(() => watch.dispose());
  const result = { tail, output: output.length > OUTPUT ? undefined : output };
  if (signal.aborted) return { ...result, passed: false, ending: 'stopped' };
  const limit = watch.reached();
  if (limit !== undefined) return { ...result, passed: false, ending: limit, class: 'timeout' };
  const passed = end.kind === 'exited' && end.code === 0;
  const failure = end.kind === 'exited' ? 'exit' : 'crash';
  return { ...result, passed, ending: spellEnd(end), ...(!passed && { class: failure }) };
}

function spellEnd(end: ProgramEnd): string {
  switch (end.kind) {
    case 'exited':
      return `exit code ${end.code}`;
    case 'signalled':
      return `signal ${end.signal}`;
    case 'not-started':
      return end.message;
  }
}
