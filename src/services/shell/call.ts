import { after, type Context, type Outcome } from './context.ts';
import { type Manual, type Read, readOptions } from './options.ts';
import { type Report, report } from './report.ts';
import { assign } from './assign.ts';
import type { Shell, Value } from './shell.ts';
import { beginsUnseen, whyUnseen } from './words/unseen.ts';

/** One call of a command: its words, where it is given, and what is to be said of it. */
export interface Call extends Report {
  name: string;
  /** As it is shown to people. */
  by: string;
  args: readonly string[];
  shell: Shell;
  context: Context;
  /** The same call under another name: `sed -i` for a sed. */
  as(by: string): Call;
  /** Its options and operands; what can't be told apart is reported. */
  read(manual: Manual, isStrict?: boolean): Read;
  /** Runs another command as a program of its own: of what it does, only the files stay. @param cwd null for one that is not known */
  inner(words: readonly string[], context?: Partial<Context>, cwd?: null): Promise<void>;
  /** Runs another command in its stead. */
  run(words: readonly string[], context?: Partial<Context>, shell?: Shell): Promise<Outcome>;
  /** Gives a variable a value, in this shell or in that of what it runs. */
  assign(name: string, value: Value, shell: Shell): void;
  /** Runs a text in a shell of its own. */
  script(text: string, by: string, args?: readonly string[], zero?: string): Promise<void>;
  /** Prints this. */
  print(text: string): void;
}

/** What one command does. Without an outcome it may succeed and fail, and leaves the shell as it was. */
export type Family = (call: Call) => void | Outcome | Promise<void | Outcome>;

/** Commands by their names. */
export type Table = Readonly<Record<string, Family>>;

export function callOf(words: readonly string[], shell: Shell, context: Context, by = words[0] ?? ''): Call {
  const [, ...args] = words;
  const name = (words[0] ?? '').split('/').at(-1) ?? '';
  const reporting = report({ shell, context, by });
  return {
    ...reporting,
    name,
    by,
    args,
    shell,
    context,
    as: (other) => callOf(words, shell, context, other),
    read(manual, isStrict = false) {
      const read = readOptions(args, manual, isStrict);
      if (read.strange !== undefined) reporting.unknown(`an option that is not known here: ${read.strange}`);
      const hidden = (isStrict ? [] : read.operands).find(beginsUnseen);
      if (hidden !== undefined) reporting.unknown(whyUnseen(hidden));
      return read;
    },
    run: (others, own = {}, inner = shell) =>
      context.line.runner.words(others, inner, { ...context, depth: context.depth + 1, ...own }),
    async inner(others, own = {}, cwd) {
      const inner = shell.fork();
      if (cwd === null) inner.cwd = undefined;
      const depth = context.depth + 1;
      const end = after(
        await context.line.runner.words(others, inner, { ...context, depth, isUnwrapped: true, ...own }),
      );
      shell.disk = (end ?? inner).disk;
    },
    assign: (variable, value, inner) => assign(variable, value, inner, context),
    async script(text, what, others = [], zero = 'bash') {
      const inner = shell.child();
      inner.args = others;
      inner.zero = zero;
      const { frame: _, ...own } = context;
      const end = after(await context.line.runner.text(text, what, inner, own));
      shell.disk = (end ?? inner).disk;
    },
    print: (text) => context.out.add(text),
  };
}
