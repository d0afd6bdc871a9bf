import type { CompoundList, For, Select } from 'unbash';
import { after, type Context, joined, type Outcome, Output, same } from './context.ts';
import type { Shell } from './shell.ts';
import { scopeOf } from './substitutions.ts';
import { expandWords } from './words/expand.ts';
import { isSeen, unseen } from './words/unseen.ts';

/** The body once for each word, as far as the words are known. */
export async function runFor(
  { type, name, wordlist, body }: For | Select,
  shell: Shell,
  context: Context,
): Promise<Outcome> {
  const readings = wordlist ? await expandWords(wordlist, scopeOf(shell, context)) : [[...shell.args]];
  const own: Context = readings.length > 1 ? { ...context, certainty: 'possible' } : context;
  const words = [...new Set(readings.flat())];
  if (type === 'Select') {
    shell.set(name.value, words.length > 4 ? UNSEEN : { kind: 'texts', texts: words });
    return runWhile(undefined, body, shell, own);
  }
  let here: Shell | undefined = shell;
  for (const word of words) {
    if (!here) return { ok: undefined, failed: undefined };
    context.line.budget.step();
    here.set(name.value, { kind: 'texts', texts: [word] });
    const start: Shell | undefined = isSeen(word) ? undefined : here.fork();
    const { out } = context;
    here = isSeen(word)
      ? after(await context.line.runner.list(body, here, own))
      : joined(start, after(await repeated(body, here, { ...own, out })));
  }
  return here ? same(here) : { ok: undefined, failed: undefined };
}

const UNSEEN = { kind: 'texts', texts: [unseen('what is chosen')] } as const;

/** A word that nobody can see may be many. */
async function repeated(body: CompoundList, shell: Shell, context: Context): Promise<Outcome> {
  return runWhile(undefined, body, shell, context);
}

/** Rounds in which a body is looked at with what its variables hold; then those that change are unseen. */
const MOST_ROUNDS = 2;
/** Rounds until no other variable changes. */
const MOST_CHANGES = 10;

/** The body as often as it may be: until it changes nothing that is not known before. */
export async function runWhile(
  clause: CompoundList | undefined,
  body: CompoundList,
  shell: Shell,
  context: Context,
  step: (shell: Shell) => Promise<void> = async () => undefined,
): Promise<Outcome> {
  const own = { ...context, out: new Output() };
  const { runner, effects } = context.line;
  let start: Shell = shell;
  for (let round = 0; ; round += 1) {
    const inner = start.fork();
    await step(inner);
    const { ok, failed } = clause ? await runner.list(clause, inner, own) : same(inner);
    const end = ok && after(await runner.list(body, ok.fork(), own));
    const next: Shell = joined(joined(start.fork(), failed), end) ?? start;
    const isSettled = round < MOST_ROUNDS ? next.isLike(start) : !next.forgetChanges(start);
    start = next;
    if (isSettled) break;
    if (round >= MOST_CHANGES) {
      effects.addUnknown('a loop', 'what it does differs each time');
      start.lose();
      break;
    }
  }
  if (own.out.text !== '') context.out.add(unseen('what a loop prints'));
  return same(start);
}
