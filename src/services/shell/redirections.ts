import type { HereDoc, Redirect, Redirection } from 'unbash';
import { type Context, Output } from './context.ts';
import { Report } from './report.ts';
import type { Shell } from './shell.ts';
import { scopeOf } from './substitutions.ts';
import { expandParts, expandWords } from './words/expand.ts';
import { isSeen } from './words/unseen.ts';

/** Follows the redirections of a command; gives what then comes in and where it prints. */
export async function redirect(redirections: readonly Redirection[], shell: Shell, context: Context): Promise<Context> {
  let { stdin, out } = context;
  for (const one of redirections) {
    if (one.type === 'HereDoc') stdin = await textOfHereDoc(one, shell, context);
    else if (one.type === 'HereString')
      stdin = one.target ? `${(await scopeOf(shell, context).texts(one.target)).join('\n')}\n` : undefined;
    else if (one.operator === '<') stdin = textIn(await expandTarget(one, shell, context), shell, context);
    else if (await opens(one, shell, context)) {
      const descriptor = one.descriptor?.type === 'FileDescriptor' ? one.descriptor.value : 1;
      if (descriptor === 1 && one.descriptor?.type !== 'FileDescriptorVariable') out = new Output();
    }
  }
  return { ...context, stdin, out };
}

async function textOfHereDoc({ body }: HereDoc, shell: Shell, context: Context): Promise<string> {
  return body.parts ? expandParts(body.parts, scopeOf(shell, context)) : body.text;
}

/** What comes in from a file; undefined where it can't be known. */
function textIn([only, ...others]: readonly string[], shell: Shell, context: Context): string | undefined {
  if (only === undefined || others.length > 0 || !isSeen(only)) return undefined;
  if (!only.startsWith('/') && shell.cwd === undefined) return undefined;
  const path = new Report(shell, context, '<').absolute(only);
  return path === undefined ? undefined : shell.disk.read(path);
}

async function expandTarget({ target }: Redirect, shell: Shell, context: Context): Promise<string[]> {
  if (!target) return [];
  const readings = await expandWords([target], scopeOf(shell, context));
  return readings.flat();
}

/** Reports the file that is opened for writing. Whether what is printed goes elsewhere than before. */
async function opens(one: Redirect, shell: Shell, context: Context): Promise<boolean> {
  const { operator, descriptor } = one;
  if (descriptor?.type === 'FileDescriptorVariable') shell.set(descriptor.name, { kind: 'texts', texts: ['10'] });
  const targets = await expandTarget(one, shell, context);
  const isCopy = (text: string) => (operator === '>&' || operator === '<&') && /^(?:\d+-?|-)$/.test(text);
  if (operator === '<&') return false;
  const certainty = targets.length > 1 ? 'possible' : context.certainty;
  for (const target of targets) {
    if (isCopy(target)) continue;
    // What is opened for reading as well changes only where somebody writes to it.
    const isPossible = operator === '<>' && isSeen(target);
    new Report(shell, context, operator).write(target, isPossible ? 'possible' : certainty);
  }
  return true;
}
