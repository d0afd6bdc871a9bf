import process from 'node:process';
import pc from 'picocolors';
import type { ExitCode } from './exit-codes.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** What a command may know and touch of the process it runs in. */
export interface Terminal {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** True where a person sits: standard input and error are both terminals. */
  interactive: boolean;
  /** True where what is printed can be redrawn: standard output is a terminal that can do so. */
  live: boolean;
  /** Colours for standard output; every function is the identity where colour is off. */
  colors: Colors;
  /** The same for standard error. */
  errorColors: Colors;
  out(text: string): void;
  err(text: string): void;
  /** All of standard input as text. */
  readInput(): Promise<string>;
  exit(code: ExitCode): void;
}

export function processTerminal(): Terminal {
  // Whoever reads us may stop reading (`coord logs | head`); what is being done is finished all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    cwd: process.cwd(),
    env: process.env,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    live: process.stdout.isTTY === true && process.env['TERM'] !== 'dumb',
    colors: pc.createColors(wantsColor(process.env, process.stdout.isTTY === true)),
    errorColors: pc.createColors(wantsColor(process.env, process.stderr.isTTY === true)),
    out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    exit: (code) => {
      process.exitCode = code;
    },
  };
}

/** NO_COLOR (no-color.org) wins over FORCE_COLOR; otherwise colour is for terminals only. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return isTerminal && env['TERM'] !== 'dumb';
}
