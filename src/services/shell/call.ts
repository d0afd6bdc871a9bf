import { assign } from './assign.ts';
import { after, type Context, type Outcome } from './context.ts';
import { type Manual, type Read, readOptions } from './options.ts';
import { Report } from './report.ts';
import type { Shell, Value } from './shell.ts';
import { beginsUnseen, whyUnseen } from './words/unseen.ts';

/** One call of a command: its words, where it is given, and what is to be said of it. */
export class Call extends Report {
  private readonly words: readonly string[];

  constructor(words: readonly string[], shell: Shell, context: Context, by = words[0] ?? '') {
    super(shell, context, by);
    this.words = words;
  }

  get name(): string {
    return (this.words[0] ?? '').split('/').at(-1) ?? '';
  }

  get args(): readonly string[] {
    return this.words.slice(1);
  }

  /** The same call under another name: `sed -i` for a sed. */
  as(by: string): Call {
    return new Call(this.words, this.shell, this.context, by);
  }

  /** Its options and operands; what can't be told apart is reported. */
  read(manual: Manual, isStrict = false): Read {
    const read = readOptions(this.args, manual, isStrict);
    if (read.strange !== undefined) this.unknown(`an option that is not known here: ${read.strange}`);
    const hidden = (isStrict ? [] : read.operands).find(beginsUnseen);
    if (hidden !== undefined) this.unknown(whyUnseen(hidden));
    return read;
  }

  /** Runs another command in its stead. */
  run(words: readonly string[], context: Partial<Context> = {}, shell = this.shell): Promise<Outcome> {
    const depth = this.context.depth + 1;
    return this.context.line.runner.words(words, shell, { ...this.context, depth, ...context });
  }

  /**
   * Runs another command as a program of its own: of what it does, only the files stay.
   * @param cwd null for a folder that is not known
   */
  async inner(words: readonly string[], context: Partial<Context> = {}, cwd?: null): Promise<void> {
    const inner = this.shell.fork();
    if (cwd === null) inner.cwd = undefined;
    const end = after(await this.run(words, { isUnwrapped: true, ...context }, inner));
    this.shell.disk = (end ?? inner).disk;
  }

  /** Runs a text in a shell of its own. @param by what runs it, as it is shown */
  async script(text: string, by: string, args: readonly string[] = [], zero = 'bash'): Promise<void> {
    const inner = this.shell.child();
    inner.args = args;
    inner.zero = zero;
    const { frame: _, ...context } = this.context;
    const end = after(await this.context.line.runner.text(text, by, inner, context));
    this.shell.disk = (end ?? inner).disk;
  }

  /** Gives a variable a value, in this shell or in that of what it runs. */
  assign(name: string, value: Value, shell: Shell): void {
    assign(name, value, shell, this.context);
  }

  /** Prints this. */
  print(text: string): void {
    this.context.out.add(text);
  }
}

/** What one command does. Without an outcome it may succeed and fail, and leaves the shell as it was. */
export type Family = (call: Call) => void | Outcome | Promise<void | Outcome>;

/** Commands by their names. */
export type Table = Readonly<Record<string, Family>>;
