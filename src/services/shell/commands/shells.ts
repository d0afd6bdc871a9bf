import type { Call, Table } from '../call.ts';
import { after, type Outcome, same } from '../context.ts';
import { manual } from '../options.ts';
import { isSeen, unseen } from '../words/unseen.ts';

const BASH = manual(
  'a b c e f h i k l m n o: p r s t u v x B C D E H O: P T login noprofile norc posix verbose rcfile: init-file: restricted ' +
    'debugger noediting help version',
);

/** Shells that are given what to run, and what runs in this very shell. */
export const SHELLS: Table = {
  ...Object.fromEntries(['bash', 'sh', 'dash', 'ash', 'zsh', 'ksh', 'mksh', 'rbash'].map((name) => [name, runShell])),
  eval: (call) => call.context.line.runner.text(call.args.join(' '), 'eval', call.shell, call.context),
  source: runFile,
  '.': runFile,
  trap: runTrap,
  exit: (): Outcome => ({ ok: undefined, failed: undefined }),
  return: giveBack,
  set: setOptions,
  shopt: setOptions,
  shift,
  alias: defineAliases,
  unalias: () => undefined,
  enable: (call) => call.unknown('it changes what the shell does itself'),
  bind: (call) => call.unknown('it has keys run commands'),
};

/** `bash -c '…' name arguments`, `bash file arguments`, and what comes in. */
async function runShell(call: Call): Promise<void> {
  const { has, operands, values } = call.read(BASH, true);
  const plus = operands[0]?.startsWith('+') === true;
  if (plus || has('rcfile', 'init-file', 'i', 'l', 'login')) call.unknown('it may run a file of its own first');
  if (values('o', 'O').some((option) => !isSeen(option))) call.unknown('an option that is not known');
  const [first, ...others] = plus ? operands.slice(1) : operands;
  if (has('help', 'version')) return;
  if (has('c')) await call.script(first ?? '', `${call.name} -c`, others.slice(1), others[0]);
  else if (first === undefined || has('s'))
    await call.script(
      call.context.stdin ?? unseen('what comes in'),
      call.name,
      first === undefined ? [] : [first, ...others],
    );
  else await runScript(call, first, others);
}

/** A file of commands, in a shell of its own. */
async function runScript(call: Call, file: string, args: readonly string[]): Promise<void> {
  const path = call.absolute(file);
  const text = path === undefined ? undefined : call.shell.disk.read(path);
  if (text === undefined) call.unknown(`the script ${file} cannot be read here`);
  else await call.script(text, `${call.name} ${file}`, args, file);
}

/** A file of commands, in this very shell. */
async function runFile(call: Call): Promise<Outcome> {
  const [file, ...args] = call.args.filter((word) => word !== '--');
  const { shell, context } = call;
  const path = file === undefined || (!file.includes('/') && isSeen(file)) ? undefined : call.absolute(file);
  const text = path === undefined ? undefined : shell.disk.read(path);
  if (text === undefined) {
    call.unknown(`the script ${file ?? ''} cannot be read here`);
    shell.lose();
    return same(shell);
  }
  const outer = shell.args;
  if (args.length > 0) shell.args = args;
  const end = after(await context.line.runner.text(text, `${call.name} ${file}`, shell, context));
  if (!end) return { ok: undefined, failed: undefined };
  end.args = outer;
  return same(end);
}

/** What is to run later runs now, as far as anybody can say. */
async function runTrap(call: Call): Promise<void> {
  const [text, ...signals] = call.args.filter((word) => !/^-[lp]*$/.test(word) && word !== '--');
  if (text !== undefined && signals.length > 0) await call.script(text, 'trap');
}

function giveBack(call: Call): Outcome {
  const { frame } = call.context;
  if (!frame) return same(call.shell);
  frame.returned = frame.returned ? frame.returned.join(call.shell) : call.shell.fork();
  return { ok: undefined, failed: undefined };
}

/** `set -- a b`, `set -f`; and options that make patterns mean something else. */
function setOptions(call: Call): void {
  const { args, shell } = call;
  if (call.name === 'shopt') {
    if (
      args.some((word) =>
        /^(?:dotglob|extglob|globstar|nocaseglob|nullglob|lastpipe|failglob|expand_aliases)$/.test(word),
      )
    )
      shell.hasOddPatterns = true;
    return;
  }
  const dashes = args.indexOf('--');
  const first = dashes === -1 ? args.findIndex((word) => !/^[-+]/.test(word)) : dashes + 1;
  for (const word of args.slice(0, first === -1 ? undefined : first)) {
    if (/^-\w*f/.test(word)) shell.isLiteral = true;
    if (/^\+\w*f/.test(word)) shell.isLiteral = false;
    if (/^-\w*a/.test(word)) shell.exportsAll = true;
  }
  if (dashes !== -1) shell.args = args.slice(dashes + 1);
  else if (first !== -1 && !/^[-+]\w*o$/.test(args[first - 1] ?? '')) shell.args = args.slice(first);
}

function shift({ args, shell }: Call): void {
  const count = Number(args[0] ?? '1');
  shell.args = Number.isInteger(count) ? shell.args.slice(count) : [];
}

/** An alias counts from the next line on; where it is not known what is still one line, both are. */
function defineAliases(call: Call): void {
  for (const word of call.args) {
    const equals = word.indexOf('=');
    if (equals > 0) call.shell.define(word.slice(0, equals), 'unseen');
  }
}
