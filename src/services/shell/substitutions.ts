import type { ParsedScript } from 'unbash';
import { LIMITS } from './budget.ts';
import { after, type Context, Output } from './context.ts';
import type { Shell } from './shell.ts';
import { expandText } from './words/expand.ts';
import type { Scope } from './words/scope.ts';
import { unseen } from './words/unseen.ts';

/** Where the words of a command are expanded: substitutions in them are run as commands of their own. */
export function scopeOf(shell: Shell, context: Context): Scope {
  const scope: Scope = {
    shell,
    capture: (script) => capture(script, shell, context),
    beside: async (script) => void (await capture(script, shell, context)),
    texts: (word) => expandText(word, scope),
    step: (count) => context.line.budget.step(count),
  };
  return scope;
}

async function capture(script: ParsedScript | undefined, shell: Shell, context: Context): Promise<string> {
  const { effects, runner } = context.line;
  const depth = context.depth + 1;
  if (!script || script.errors?.length || depth > LIMITS.depth) {
    effects.addUnknown('$(...)', 'a substitution that cannot be read');
    shell.disk.disturb();
    return unseen('what a substitution prints');
  }
  const out = new Output();
  const inner = shell.fork();
  const end = after(await runner.list(script, inner, { ...context, out, depth }));
  shell.disk = (end ?? inner).disk;
  return withoutLastNewlines(out.text);
}

function withoutLastNewlines(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
