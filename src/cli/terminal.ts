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
  /** True where what is printed can be redrawn: standard output is a terminal that can do so, and somebody looks at it. */
  live: boolean;
  /** How much standard output shows, where that is a terminal. */
  size(): { columns: number; rows: number };
  /** Colours for standard output; every function is the identity where colour is off. */
  colors: Colors;
  /** The same for standard error. */
  errorColors: Colors;
  out(text: string): void;
  err(text: string): void;
  /** Shows a text in place of what the screen shows; for a terminal that is `live`. */
  redraw(text: string): void;
  /** Rings the terminal's bell, where somebody sits at one. */
  ring(): void;
  /** False once it is known that nobody reads standard output any more. */
  isRead(): boolean;
  /** All of standard input as text. */
  readInput(): Promise<string>;
  exit(code: ExitCode): void;
  /** Exits as another program did. */
  passOn(code: number): void;
}

export function processTerminal(): Terminal {
  // Whoever reads us may stop reading (`coord logs | head`); what is being done is finished all the same.
  let isRead = true;
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', () => {
    isRead = false;
  });
  return {
    cwd: process.cwd(),
    env: process.env,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    live: canRedraw(process.env, process.stdout),
    size: () => ({ columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 }),
    colors: pc.createColors(wantsColor(process.env, process.stdout.isTTY === true)),
    errorColors: pc.createColors(wantsColor(process.env, process.stderr.isTTY === true)),
    out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    redraw: (text) => {
      const { rows } = process.stdout;
      const lines = text.split('\n').slice(0, Math.max(1, (rows || 24) - 1));
      process.stdout.write(`\u001b[H\u001b[2J${lines.join('\n')}\n`);
    },
    ring: () => {
      if (process.stderr.isTTY) process.stderr.write('\u0007');
    },
    isRead: () => isRead,
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    exit: (code) => {
      process.exitCode = code;
    },
    passOn: (code) => {
      process.exitCode = code;
    },
  };
}

/** Terminals of build servers keep everything that was ever drawn, and some terminals don't know how wide they are. */
function canRedraw(env: NodeJS.ProcessEnv, { isTTY, columns }: NodeJS.WriteStream): boolean {
  const isBuildServer = !['', '0', 'false'].includes(env['CI'] ?? '');
  return isTTY && columns > 0 && env['TERM'] !== 'dumb' && !isBuildServer;
}

/** NO_COLOR (no-color.org) wins over FORCE_COLOR; otherwise colour is for terminals only. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return isTerminal && env['TERM'] !== 'dumb';
}
