import {
  type AndOr,
  type Case,
  type CommandNode,
  type CompoundList,
  type If,
  type Pipeline,
  type Redirected,
  type Statement,
  type TestExpression,
} from 'unbash';
import { LIMITS } from './budget.ts';
import { after, type Context, joined, type Outcome, Output, same } from './context.ts';
import { runFor, runWhile } from './loops.ts';
import { parsed } from './parsed.ts';
import { redirect } from './redirections.ts';
import type { Shell } from './shell.ts';
import { runSimple } from './simple.ts';
import { scopeOf } from './substitutions.ts';
import { arithmetic } from './words/arithmetic.ts';
import { isSeen, unseen, whyUnseen } from './words/unseen.ts';

/** One statement after the other, as far as the shell goes on. */
export async function runList(
  { commands }: { commands: readonly Statement[] },
  shell: Shell,
  context: Context,
): Promise<Outcome> {
  let outcome: Outcome = { ok: shell, failed: undefined };
  for (const statement of commands) {
    const here = after(outcome);
    if (!here) return outcome;
    outcome = await runStatement(statement, here, context);
  }
  return outcome;
}

/** A text as a list; one that is no shell language, too long or too deep is unknown as a whole or from there on. */
export async function runText(text: string, by: string, shell: Shell, context: Context): Promise<Outcome> {
  const { effects, budget } = context.line;
  const refuse = (why: string): Outcome => {
    effects.addUnknown(by, why);
    shell.lose();
    return same(shell);
  };
  if (!isSeen(text)) return refuse(whyUnseen(text));
  if (text.length > LIMITS.text) return refuse(`it is longer than ${LIMITS.text / 1024} KiB`);
  if (context.depth > LIMITS.depth) return refuse('commands lie too deep inside each other');
  const script = parsed(text, (count) => budget.step(count));
  const depth = context.depth + 1;
  if (!script.errors?.length) return runList(script, shell, { ...context, depth });
  // The lines before the mistake run all the same.
  refuse(`it cannot be read: ${script.errors[0]?.message}`);
  return runList(script, shell, { ...context, depth, certainty: 'possible' });
}

async function runStatement({ command, background }: Statement, shell: Shell, context: Context): Promise<Outcome> {
  context.line.budget.step();
  const run = (shell: Shell) =>
    command.type === 'AndOr'
      ? runAndOr(command, shell, context)
      : command.type === 'Pipeline'
        ? runPipeline(command, shell, context)
        : runCommand(command, shell, context);
  return background ? aside(shell, run) : run(shell);
}

/** In a shell of its own: of what it does there, only the files stay. */
async function aside(shell: Shell, run: (inner: Shell) => Promise<Outcome>): Promise<Outcome> {
  const inner = shell.fork();
  const end = after(await run(inner));
  shell.disk = end ? end.disk : inner.disk;
  return same(shell);
}

async function runAndOr({ commands, operators }: AndOr, shell: Shell, context: Context): Promise<Outcome> {
  let outcome: Outcome = { ok: shell, failed: undefined };
  for (const [index, command] of commands.entries()) {
    const operator = operators[index - 1];
    const start = operator === '||' ? outcome.failed : outcome.ok;
    if (!start) continue;
    const out = new Output();
    const own = operator ? { ...context, out } : context;
    const from = operator ? start.fork() : start;
    const next =
      command.type === 'Pipeline' ? await runPipeline(command, from, own) : await runCommand(command, from, own);
    if (out.text !== '') context.out.add(outcome.ok && outcome.failed ? unseen('what it prints') : out.text);
    outcome =
      operator === '||'
        ? { ok: joined(outcome.ok, next.ok), failed: next.failed }
        : { ok: next.ok, failed: operator ? joined(outcome.failed, next.failed) : next.failed };
  }
  return outcome;
}

/** Each part in a shell of its own; what one prints comes into the next. */
async function runPipeline({ commands, prefixes }: Pipeline, shell: Shell, context: Context): Promise<Outcome> {
  const isNegated = prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
  const [only] = commands;
  if (only && commands.length === 1) {
    const { ok, failed } = await runCommand(only, shell, context);
    return isNegated ? { ok: failed, failed: ok } : { ok, failed };
  }
  let stdin = context.stdin;
  for (const [index, command] of commands.entries()) {
    const isLast = index === commands.length - 1;
    const out = isLast ? context.out : new Output();
    const own = { ...context, stdin, out };
    await aside(shell, (inner) => runCommand(command, inner, own));
    stdin = out.text;
  }
  return same(shell);
}

async function runCommand(command: CommandNode | CompoundList, shell: Shell, context: Context): Promise<Outcome> {
  context.line.budget.step();
  const list = (body: CompoundList, shell: Shell) => runList(body, shell, context);
  switch (command.type) {
    case 'Command':
      return runSimple(command, shell, context);
    case 'Redirected':
      return runRedirected(command, shell, context);
    case 'CompoundList':
      return list(command, shell);
    case 'BraceGroup':
      return list(command.body, shell);
    case 'Subshell':
      return aside(shell, (inner) => list(command.body, inner));
    case 'Coproc':
      return aside(shell, (inner) =>
        runCommand(command.body, inner, { ...context, stdin: undefined, out: new Output() }),
      );
    case 'Function':
      shell.define(command.name.value, command.body);
      return same(shell);
    case 'If':
      return runIf(command, shell, context);
    case 'Case':
      return runCase(command, shell, context);
    case 'For':
    case 'Select':
      return runFor(command, shell, context);
    case 'While':
      return runWhile(command.clause, command.body, shell, context);
    case 'ArithmeticFor': {
      await arithmetic(command.initialize, scopeOf(shell, context));
      const step = async (inner: Shell) => {
        await arithmetic(command.test, scopeOf(inner, context));
        await arithmetic(command.update, scopeOf(inner, context));
      };
      return runWhile(undefined, command.body, shell, context, step);
    }
    case 'TestCommand':
      await lookAtTest(command.expression, shell, context);
      return same(shell);
    case 'ArithmeticCommand':
      await arithmetic(command.expression, scopeOf(shell, context));
      return same(shell);
  }
}

async function runRedirected({ command, redirects }: Redirected, shell: Shell, context: Context): Promise<Outcome> {
  const redirected = await redirect(redirects, shell, context);
  return runCommand(command, shell, redirected);
}

async function runIf(command: If, shell: Shell, context: Context): Promise<Outcome> {
  const own = { ...context, out: new Output() };
  const outcomes: Outcome[] = [];
  let next: Shell | undefined = shell;
  for (const { clause, then } of [command, ...command.elif]) {
    if (!next) break;
    const { ok, failed } = await runList(clause, next, context);
    next = failed && ok === failed ? failed.fork() : failed;
    if (ok) outcomes.push(await runList(then, ok, own));
  }
  if (next) outcomes.push(command.else ? await runList(command.else, next, own) : { ok: next, failed: undefined });
  if (own.out.text !== '') context.out.add(unseen('what an if prints'));
  return oneOf(outcomes);
}

function oneOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((all, { ok, failed }) => ({ ok: joined(all.ok, ok), failed: joined(all.failed, failed) }), {
    ok: undefined,
    failed: undefined,
  });
}

/** Any branch may be the one. */
async function runCase({ word, items }: Case, shell: Shell, context: Context): Promise<Outcome> {
  const scope = scopeOf(shell, context);
  await scope.texts(word);
  const own = { ...context, out: new Output() };
  const outcomes: Outcome[] = [same(shell.fork())];
  let before: Shell | undefined;
  for (const { pattern, body, terminator } of items) {
    for (const one of pattern) await scope.texts(one);
    const start = joined(shell.fork(), before) ?? shell;
    const outcome = await runList(body, start, own);
    outcomes.push(outcome);
    before = terminator === ';&' || terminator === ';;&' ? after(outcome)?.fork() : undefined;
  }
  if (own.out.text !== '') context.out.add(unseen('what a case prints'));
  return oneOf(outcomes);
}

/** A test writes nothing, but what is substituted in it may. */
async function lookAtTest(test: TestExpression, shell: Shell, context: Context): Promise<void> {
  context.line.budget.step();
  const scope = scopeOf(shell, context);
  switch (test.type) {
    case 'TestUnary':
      await scope.texts(test.operand);
      return;
    case 'TestBinary':
      await scope.texts(test.left);
      await scope.texts(test.right);
      return;
    case 'TestLogical':
      for (const operand of test.operands) await lookAtTest(operand, shell, context);
      return;
    case 'TestNot':
      return lookAtTest(test.operand, shell, context);
    case 'TestGroup':
      return lookAtTest(test.expression, shell, context);
  }
}

export { runCommand };
