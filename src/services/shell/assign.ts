import type { Assignment } from 'unbash';
import { LIMITS } from './budget.ts';
import type { Context } from './context.ts';
import { Report } from './report.ts';
import type { Shell, Value } from './shell.ts';
import { scopeOf } from './substitutions.ts';
import { watch } from './watched.ts';
import { expandWords } from './words/expand.ts';
import { unseen } from './words/unseen.ts';

/** The value that an assignment gives; the variable is not changed yet. */
export async function assigned(
  { name, value, append, index }: Assignment,
  shell: Shell,
  context: Context,
): Promise<Value> {
  const scope = scopeOf(shell, context);
  if (value.type === 'ArrayValue') {
    const readings = await expandWords(value.elements, scope);
    const [items = []] = readings;
    if (readings.length > 1 || items.some((item) => item.startsWith('['))) return HOLE;
    const before = append ? shell.get(name) : undefined;
    if (before?.kind === 'texts' && append) return HOLE;
    return { kind: 'list', items: [...(before?.kind === 'list' ? before.items : []), ...items] };
  }
  const texts = await scope.texts(value);
  if (index) await scope.texts(index);
  if (index) return HOLE;
  if (!append) return { kind: 'texts', texts };
  const before = shell.get(name);
  if (before?.kind !== 'texts' || before.texts.length * texts.length > 4) return HOLE;
  return { kind: 'texts', texts: before.texts.flatMap((start) => texts.map((text) => start + text)) };
}

const HOLE: Value = { kind: 'texts', texts: [unseen('a list that is not known here')] };

export function assign(name: string, value: Value, shell: Shell, context: Context): void {
  const isLong = value.kind === 'texts' && value.texts.some((text) => text.length > LIMITS.text);
  if (isLong) shell.set(name, { kind: 'texts', texts: [unseen('a very long text')] });
  if (isLong) return;
  watch(name, value, shell, new Report(shell, context, `${name}=`));
  shell.set(name, value);
}
