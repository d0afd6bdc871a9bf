import type { ParameterExpansionPart, ParameterOperation, Word } from 'unbash';
import type { Value } from '../shell.ts';
import { matches, type Pattern, readPattern } from './pattern.ts';
import type { Scope } from './scope.ts';
import { isSeen, unseen } from './unseen.ts';

const text = (one: string | undefined): Value => ({ kind: 'texts', texts: [one ?? ''] });

/** What a parameter holds; undefined where it is not set here. */
export function valueOf(name: string, { shell }: Scope): Value | undefined {
  const own = shell.ownValue(name);
  if (own) return own;
  if (/^[1-9]\d*$/.test(name)) return text(shell.args[Number(name) - 1]);
  switch (name) {
    case '@':
    case '*':
      return { kind: 'list', items: shell.args };
    case '#':
      return text(shell.args.some((arg) => !isSeen(arg)) ? unseen('$#') : `${shell.args.length}`);
    case '0':
      return text(shell.zero);
    case 'PWD':
      return text(shell.cwd ?? unseen('a folder that is not known'));
    case 'OLDPWD':
      return text(shell.before ?? unseen('a folder that is not known'));
    case '?':
    case '$':
    case '!':
    case '-':
    case '_':
    case 'RANDOM':
    case 'SRANDOM':
    case 'SECONDS':
    case 'LINENO':
    case 'EPOCHSECONDS':
    case 'BASHPID':
    case 'PPID':
    case 'UID':
      return text(unseen(`$${name}`));
    default:
      return shell.get(name);
  }
}

/** The values that `${…}` may have; a list only for `[@]` and `[*]`. */
export async function parameterValues(part: ParameterExpansionPart, scope: Scope): Promise<Value> {
  const { parameter, operation, index, prefix } = part;
  const hole: Value = { kind: 'texts', texts: [unseen(`${part.text}, which is not known here`)] };
  if (prefix === '!' || operation?.type === 'Names') return indirect(part, scope) ?? hole;
  // What a subscript runs: `${a[$(command)]}`.
  if (index?.parts) await scope.texts(index);
  const held = elementOf(valueOf(parameter, scope), /^[@*]$/.test(parameter) ? parameter : index?.value);
  if (prefix === '#') return lengthOf(held) ?? hole;
  if (operation?.type === 'Default') return withDefault(parameter, operation, held, scope);
  if (!held) return hole;
  const value: Value = held.kind === 'unset' ? { kind: 'texts', texts: [''] } : held;
  if (!operation) return value;
  if (operation.type === 'Slice') await runIn(operation, scope);
  if (operation.type === 'Slice' && value.kind === 'list') return partOf(value.items, operation, parameter) ?? hole;
  const change = await changeBy(operation, scope);
  if (!change) return hole;
  const changed = (text: string) => (isSeen(text) ? (change(text) ?? unseen(part.text)) : text);
  return value.kind === 'list'
    ? { kind: 'list', items: value.items.map(changed) }
    : { kind: 'texts', texts: value.texts.map(changed) };
}

function indirect({ parameter, operation, index }: ParameterExpansionPart, scope: Scope): Value | undefined {
  const name = valueOf(parameter, scope);
  const [text = ''] = name?.kind === 'texts' && name.texts.length === 1 ? name.texts : [];
  return operation || index || !/^\w+$/.test(text) ? undefined : valueOf(text, scope);
}

/** @param index as it is written; undefined for the variable itself */
function elementOf(value: Value | undefined, index: string | undefined): Value | undefined {
  if (index === '@' || index === '*') {
    if (value?.kind !== 'texts') return value;
    return value.texts.length === 1 ? { kind: 'list', items: value.texts } : value;
  }
  if (value?.kind !== 'list') return index === undefined || index === '0' ? value : undefined;
  if (index === undefined) return text(value.items[0]);
  return /^\d{1,6}$/.test(index) ? text(value.items[Number(index)]) : undefined;
}

function lengthOf(value: Value | undefined): Value | undefined {
  if (value?.kind === 'list' && value.items.every(isSeen)) return text(`${value.items.length}`);
  if (value?.kind !== 'texts' || !value.texts.every(isSeen)) return undefined;
  return { kind: 'texts', texts: [...new Set(value.texts.map((text) => `${[...text].length}`))] };
}

async function withDefault(
  name: string,
  { operator, operand }: Extract<ParameterOperation, { type: 'Default' }>,
  held: Value | undefined,
  scope: Scope,
): Promise<Value> {
  const isEmpty = (text: string) => operator.startsWith(':') && text === '';
  const kept = held?.kind === 'texts' ? held.texts.filter((text) => !isEmpty(text)) : [];
  const isLacking = !held || held.kind === 'unset' || (held.kind === 'texts' && held.texts.some(isEmpty));
  const other = await scope.texts(operand);
  if (operator.endsWith('?')) return { kind: 'texts', texts: kept.length > 0 ? kept : [unseen(`\${${name}?}`)] };
  if (operator.endsWith('+')) {
    const isSet = held !== undefined && held.kind !== 'unset' && !(held.kind === 'texts' && kept.length === 0);
    const texts = [...(isSet ? other : []), ...(isLacking ? [''] : [])];
    return { kind: 'texts', texts };
  }
  if (held?.kind === 'list' && held.items.length > 0) return held;
  const texts = [...kept, ...(isLacking || held?.kind === 'list' ? other : [])];
  const value: Value = { kind: 'texts', texts: [...new Set(texts)] };
  if (operator.endsWith('=') && isLacking) scope.shell.set(name, value);
  return value;
}

type Slice = Extract<ParameterOperation, { type: 'Slice' }>;
type Change = (text: string) => string | undefined;

async function changeBy(operation: ParameterOperation, scope: Scope): Promise<Change | undefined> {
  switch (operation.type) {
    case 'Remove': {
      const pattern = await patternOf(operation.operand, scope);
      return (
        pattern &&
        ((text) => {
          scope.step((text.length * text.length) >> 10);
          return removed(text, operation.operator, pattern);
        })
      );
    }
    case 'Replace': {
      const [wanted, ...others] = await scope.texts(operation.pattern);
      const [by = '', ...more] = await scope.texts(operation.replacement);
      if (!wanted || others.length > 0 || more.length > 0 || !isSeen(wanted + by) || /[*?[\\&]/.test(wanted + by))
        return undefined;
      return (text) => replaced(text, operation.operator, wanted, by);
    }
    case 'Slice': {
      const offset = numberAt(operation.offset);
      const length = operation.length ? numberAt(operation.length) : Number.POSITIVE_INFINITY;
      if (offset === undefined || length === undefined || offset < 0 || length < 0) return undefined;
      return (text) => text.slice(offset, offset + length);
    }
    case 'CaseModification':
      if (operation.operand) return undefined;
      return (text) => inCase(text, operation.operator);
    default:
      return undefined;
  }
}

/** What the numbers of a slice run: `${x:$(command)}`. */
async function runIn({ offset, length }: Slice, scope: Scope): Promise<void> {
  for (const word of [offset, length]) if (word?.parts) await scope.texts(word);
}

/** `${list[@]:1:2}`; the shell's own arguments are counted from 1. */
function partOf(items: readonly string[], { offset, length }: Slice, parameter: string): Value | undefined {
  const first = numberAt(offset);
  const count = length ? numberAt(length) : Number.POSITIVE_INFINITY;
  const from = parameter === '@' || parameter === '*' ? (first ?? 0) - 1 : (first ?? -1);
  if (count === undefined || from < 0 || count < 0) return undefined;
  return { kind: 'list', items: items.slice(from, from + count) };
}

/** A number that stands as it is. */
function numberAt({ value }: Word): number | undefined {
  const text = value.trim();
  return /^-?\d{1,6}$/.test(text) ? Number(text) : undefined;
}

async function patternOf(word: Word, scope: Scope): Promise<Pattern | undefined> {
  const [text = '', ...others] = await scope.texts(word);
  return others.length === 0 && isSeen(text) && text.length <= MOST_PATTERN ? readPattern(text) : undefined;
}

/** Characters of a pattern in a parameter: every start of the text is tried with it. */
const MOST_PATTERN = 100;

function removed(text: string, operator: string, pattern: Pattern): string | undefined {
  if (text.length > 1000) return undefined;
  const cuts = Array.from({ length: text.length + 1 }, (_, at) => at);
  const isPrefix = operator.startsWith('#');
  const isLongest = operator.length === 2;
  // From the shortest that may go to the longest, or the other way.
  if (isPrefix === isLongest) cuts.reverse();
  const cut = cuts.find((at) => matches(pattern, isPrefix ? text.slice(0, at) : text.slice(at)));
  if (cut === undefined) return text;
  return isPrefix ? text.slice(cut) : text.slice(0, cut);
}

function replaced(text: string, operator: string, wanted: string, by: string): string {
  if (operator === '//') return text.replaceAll(wanted, () => by);
  if (operator === '/#') return text.startsWith(wanted) ? by + text.slice(wanted.length) : text;
  if (operator === '/%') return text.endsWith(wanted) ? text.slice(0, -wanted.length) + by : text;
  return text.replace(wanted, () => by);
}

function inCase(text: string, operator: string): string {
  const change = (part: string) => (operator.startsWith('^') ? part.toUpperCase() : part.toLowerCase());
  return operator.length === 2 ? change(text) : change(text.slice(0, 1)) + text.slice(1);
}
