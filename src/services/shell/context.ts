import type { CommandNode, CompoundList, Statement } from 'unbash';
import type { Certainty } from '../../domain/shell-effects.ts';
import type { Repository } from '../../store/repository.ts';
import type { Budget } from './budget.ts';
import type { Effects } from './effects.ts';
import type { Frame } from './frame.ts';
import type { Shell } from './shell.ts';
import { unseen } from './words/unseen.ts';

/** The shell as a command leaves it, if it succeeds and if it fails; undefined where it can't, or ends the shell. */
export interface Outcome {
  ok: Shell | undefined;
  failed: Shell | undefined;
}

/** What a command prints, as far as that is known. */
export class Output {
  private printed = '';
  private isFull = false;

  add(text: string): void {
    if (this.printed.length + text.length > MOST_PRINTED) this.isFull = true;
    else this.printed += text;
  }

  /** How much it is, to see whether something was added. */
  get size(): number {
    return this.printed.length;
  }

  get text(): string {
    return this.isFull ? unseen('a long output') : this.printed;
  }
}

const MOST_PRINTED = 64 * 1024;

/** What runs commands; the rooms that need it are below it. */
export interface Runner {
  list(list: { commands: readonly Statement[] }, shell: Shell, context: Context): Promise<Outcome>;
  command(node: CommandNode | CompoundList, shell: Shell, context: Context): Promise<Outcome>;
  /** Parses a text and runs it. @param by what runs it, as it is shown */
  text(text: string, by: string, shell: Shell, context: Context): Promise<Outcome>;
  /** A command by its words, as they are after all expansions. */
  words(words: readonly string[], shell: Shell, context: Context): Promise<Outcome>;
}

/** What holds for a whole command line. */
export interface Line {
  runner: Runner;
  budget: Budget;
  effects: Effects;
  repository: Repository;
}

/** Where a command stands in its line. */
export interface Context {
  line: Line;
  /** What comes in: the text, or undefined where it is not known. */
  stdin: string | undefined;
  out: Output;
  certainty: Certainty;
  /** How many commands it is inside of. */
  depth: number;
  /** Functions do not count: `command ls`. */
  isUnwrapped?: boolean;
  /** The function that it runs in. */
  frame?: Frame;
}

export const same = (shell: Shell): Outcome => ({ ok: shell, failed: shell });

/** The shell after a command, however it ended. */
export function after({ ok, failed }: Outcome): Shell | undefined {
  return joined(ok, failed);
}

export function joined(one: Shell | undefined, other: Shell | undefined): Shell | undefined {
  if (!one || !other) return one ?? other;
  return one.join(other);
}
