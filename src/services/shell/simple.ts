import type { Assignment, Command, Word } from 'unbash';
import { assign, assigned } from './assign.ts';
import { Call } from './call.ts';
import { familyOf } from './commands/table.ts';
import { LIMITS } from './budget.ts';
import { type Context, joined, type Outcome, same } from './context.ts';
import { Frame } from './frame.ts';
import { redirect } from './redirections.ts';
import { Report } from './report.ts';
import type { Body, Shell, Value } from './shell.ts';
import { scopeOf } from './substitutions.ts';
import { expandWords } from './words/expand.ts';
import { isSeen, unseen, whyUnseen } from './words/unseen.ts';

/** A command as it is written: its words are expanded, then its redirections followed, then it runs (bash(1)). */
export async function runSimple(command: Command, shell: Shell, context: Context): Promise<Outcome> {
  const assignments = command.prefix.filter((part) => part.type === 'Assignment');
  const words = [...(command.name ? [command.name] : []), ...command.args];
  const readings = await expandWords(await withoutAssignments(words, shell, context), scopeOf(shell, context));
  const redirected = await redirect(command.redirects, shell, context);
  if (readings.every((reading) => reading.length === 0)) {
    for (const one of assignments) assign(one.name, await assigned(one, shell, context), shell, context);
    // `$(<file)` is what the file holds.
    if (command.redirects.some(({ operator }) => operator === '<')) context.out.add(unseen('the content of a file'));
    return same(shell);
  }
  const before = await setFor(assignments, shell, context);
  const outcome = await runReadings(readings, shell, redirected);
  for (const end of new Set([outcome.ok, outcome.failed]))
    for (const [name, value] of before) end?.restore(name, value);
  return outcome;
}

/** `export A=1`: the variable is set, and the command sees its name. */
async function withoutAssignments(
  words: readonly (Word | Assignment)[],
  shell: Shell,
  context: Context,
): Promise<Word[]> {
  const [command] = words;
  const isLocal = command?.type === 'Word' && command.value === 'local';
  const isAlias = command?.type === 'Word' && command.value === 'alias';
  const plain: Word[] = [];
  for (const word of words) {
    if (word.type === 'Word') plain.push(word);
    else if (isAlias) plain.push({ ...word, type: 'Word', value: word.text });
    else {
      const value = await assigned(word, shell, context);
      if (isLocal) context.frame?.keep(word.name, shell);
      assign(word.name, value, shell, context);
      plain.push({ type: 'Word', text: word.name, value: word.name, pos: word.pos, end: word.end });
    }
  }
  return plain;
}

/** Sets what stands before a command for as long as it runs; gives what was there before. */
async function setFor(
  assignments: readonly Assignment[],
  shell: Shell,
  context: Context,
): Promise<Map<string, Value | undefined>> {
  const before = new Map<string, Value | undefined>();
  for (const one of assignments) {
    const value = await assigned(one, shell, context);
    if (!before.has(one.name)) before.set(one.name, shell.ownValue(one.name));
    assign(one.name, value, shell, context);
    shell.export(one.name);
  }
  return before;
}

async function runReadings(readings: readonly string[][], shell: Shell, context: Context): Promise<Outcome> {
  const [only = []] = readings;
  if (readings.length === 1) return runWords(only, shell, context);
  let all: Outcome = { ok: undefined, failed: undefined };
  for (const words of readings) {
    const { ok, failed } = await runWords(words, shell.fork(), { ...context, certainty: 'possible' });
    all = { ok: joined(all.ok, ok), failed: joined(all.failed, failed) };
  }
  return all;
}

/** A command by its words: a function, or what the table knows; everything else may write anything. */
export async function runWords(words: readonly string[], shell: Shell, context: Context): Promise<Outcome> {
  const { line, depth } = context;
  const [name] = words;
  if (name === undefined) return same(shell);
  line.budget.step(1 + (words.length >> 3));
  line.effects.addCommand(words);
  const report = new Report(shell, context, name);
  if (depth > LIMITS.depth) report.unknown('commands lie too deep inside each other');
  else if (!isSeen(name)) {
    report.unknown(`the command is ${whyUnseen(name)}`);
    shell.lose();
  } else {
    const { isUnwrapped = false, ...own } = context;
    const bodies = isUnwrapped ? [] : shell.bodies(name);
    if (bodies.length > 0) return runFunction(bodies, words, shell, own);
    return runKnown(words, shell, own);
  }
  return same(shell);
}

async function runKnown(words: readonly string[], shell: Shell, context: Context): Promise<Outcome> {
  const family = familyOf(words[0] ?? '');
  const call = new Call(words, shell, context);
  if (!family) {
    call.unknown('a program that may write anything');
    call.print(unseen(`what ${call.name} prints`));
    return same(shell);
  }
  if (shell.isPathChanged && !family.isBuiltin) call.unknown('PATH was changed, so it may be any program');
  const { size } = context.out;
  const outcome = await family.run(call);
  if (!family.isQuiet && context.out.size === size) call.print(unseen(`what ${call.name} prints`));
  return outcome ?? same(shell);
}

/** Calls a function: its arguments and locals are its own, everything else is the shell's. */
async function runFunction(
  bodies: readonly (Body | undefined)[],
  words: readonly string[],
  shell: Shell,
  context: Context,
): Promise<Outcome> {
  const [name = '', ...args] = words;
  let all: Outcome = { ok: undefined, failed: undefined };
  for (const body of bodies) {
    const inner = bodies.length > 1 ? shell.fork() : shell;
    const own: Context = { ...context, certainty: bodies.length > 1 ? 'possible' : context.certainty };
    const { ok, failed } =
      body === undefined
        ? await runKnown(words, inner, own)
        : body === 'unseen'
          ? unseenFunction(name, inner, own)
          : await runBody(body, args, inner, own);
    all = { ok: joined(all.ok, ok), failed: joined(all.failed, failed) };
  }
  return all;
}

function unseenFunction(name: string, shell: Shell, context: Context): Outcome {
  new Report(shell, context, name).unknown('a function or alias that is not known here');
  shell.lose();
  return same(shell);
}

async function runBody(
  body: Exclude<Body, 'unseen'>,
  args: readonly string[],
  shell: Shell,
  context: Context,
): Promise<Outcome> {
  const outer = shell.args;
  const frame = new Frame();
  shell.args = args;
  const own: Context = { ...context, frame, depth: context.depth + 1 };
  const outcome = await context.line.runner.command(body, shell, own);
  const ends = { ok: joined(outcome.ok, frame.returned), failed: joined(outcome.failed, frame.returned) };
  for (const end of new Set([ends.ok, ends.failed])) {
    if (!end) continue;
    end.args = outer;
    frame.restore(end);
  }
  return ends;
}
