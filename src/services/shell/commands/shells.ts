import type { Call, Table } from '../call.ts';
import { after, type Outcome, same } from '../context.ts';
import { manual } from '../options.ts';

const BASH = manual(
  'a b c e f h i k l m n o: p r s t u v x B C D E H O: P T login noprofile norc posix verbose rcfile: init-file: restricted ' +
    'debugger noediting help version',
);

/** Shells that are given what to run, and what runs in this very shell. */
export const SHELLS: Table = {
  bash: runShell,
  sh: runShell,
  dash: runShell,
  eval: (call) => call.context.line.runner.text(call.args.join(' '), 'eval', call.shell, call.context),
  exit: (): Outcome => ({ ok: undefined, failed: undefined }),
  return: giveBack,
};

async function runShell(call: Call): Promise<Outcome> {
  const { has, operands } = call.read(BASH, true);
  const { runner } = call.context.line;
  const [script, zero, ...args] = operands;
  const inner = call.shell.child();
  if (!has('c')) {
    call.unknown('a script that is not looked into');
    return same(call.shell);
  }
  inner.args = args;
  inner.zero = zero ?? 'bash';
  const outcome = await runner.text(script ?? '', `${call.name} -c`, inner, call.context);
  call.shell.disk = (after(outcome) ?? inner).disk;
  return same(call.shell);
}

function giveBack(call: Call): Outcome {
  const { frame } = call.context;
  if (!frame) return same(call.shell);
  frame.returned = frame.returned ? frame.returned.join(call.shell) : call.shell.fork();
  return { ok: undefined, failed: undefined };
}
