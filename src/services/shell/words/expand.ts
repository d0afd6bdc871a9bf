import type { Word, WordPart } from 'unbash';
import { LIMITS } from '../budget.ts';
import type { Value } from '../shell.ts';
import { parsed } from '../parsed.ts';
import { arithmetic } from './arithmetic.ts';
import { bracesOf } from './braces.ts';
import { parameterValues, valueOf } from './parameter.ts';
import type { Scope } from './scope.ts';
import { fieldsOf, type Segment, textOf } from './segments.ts';
import { unseen } from './unseen.ts';

/** The fields of some words, one list for each way they may be read (bash(1), EXPANSION). */
export async function expandWords(words: readonly Word[], scope: Scope): Promise<string[][]> {
  let readings: string[][] = [[]];
  for (const word of words)
    for (const plain of unbraced(word, scope)) {
      scope.step();
      const choices = (await segmentsOf(plain, scope)).map((segments) => fieldsOf(segments, manner(scope)));
      readings = combined(readings, choices);
      scope.step(readings.reduce((sum, fields) => sum + fields.length, 0) >> 4);
    }
  return readings;
}

/** The texts that a word may be where it is not split: in an assignment, a here document, a case. */
export async function expandText(word: Word, scope: Scope): Promise<string[]> {
  scope.step();
  return [...new Set((await segmentsOf(word, scope)).map(textOf))];
}

/** What the parts of a here document come to. */
export async function expandParts(parts: readonly WordPart[], scope: Scope): Promise<string> {
  const [segments = [], ...others] = await alternatives(parts, true, scope);
  return others.length === 0 ? textOf(segments) : unseen('a text that has several readings');
}

function combined(readings: string[][], choices: string[][]): string[][] {
  const [only = []] = choices;
  if (choices.length === 1) {
    for (const fields of readings) fields.push(...only);
    return readings;
  }
  if (readings.length * choices.length > LIMITS.readings)
    return readings.map((fields) => [...fields, unseen('a word with too many readings')]);
  return readings.flatMap((fields) => choices.map((choice) => [...fields, ...choice]));
}

function manner({ shell }: Scope) {
  const ifs = shell.ownValue('IFS');
  const [chars = ''] = ifs?.kind === 'texts' && ifs.texts.length === 1 ? ifs.texts : [' \t\n'];
  return { ifs: chars, cwd: shell.cwd, disk: shell.disk, isLiteral: shell.isLiteral, isOdd: shell.hasOddPatterns };
}

/** Braces come first, before anything else in a word is looked at. */
function unbraced(word: Word, scope: Scope): readonly Word[] {
  if (!word.parts?.some(({ type }) => type === 'BraceExpansion')) return [word];
  const texts = bracesOf(word.text, MOST_BRACES);
  if (!texts) return [UNSEEN_WORD];
  // What a brace comes to holds no more braces that can be expanded.
  return texts.flatMap((text) => {
    const [statement] = parsed(`: ${text}`, scope.step).commands;
    const command = statement?.command;
    return command?.type === 'Command' ? command.args.filter((arg) => arg.type === 'Word') : [UNSEEN_WORD];
  });
}

const MOST_BRACES = 500;
const UNSEEN = unseen('braces with too many words');
const UNSEEN_WORD: Word = { type: 'Word', text: UNSEEN, value: UNSEEN, pos: 0, end: 0 };

async function segmentsOf(word: Word, scope: Scope): Promise<Segment[][]> {
  const parts = word.parts;
  if (!parts) return [[...tilde(word.text, word.value, scope)]];
  const [first, ...others] = parts;
  if (first?.type !== 'Literal' || !word.text.startsWith('~')) return alternatives(parts, false, scope);
  const rest = await alternatives(others, false, scope);
  return rest.map((segments) => [...tilde(first.text, first.value, scope), ...segments]);
}

/** `~/x`. Somebody else's home is not known. */
function tilde(text: string, value: string, scope: Scope): Segment[] {
  if (!text.startsWith('~')) return [{ kind: 'literal', text: value }];
  const slash = value.indexOf('/');
  const name = slash === -1 ? value : value.slice(0, slash);
  const rest = slash === -1 ? '' : value.slice(slash);
  const variable = { '~': 'HOME', '~+': 'PWD', '~-': 'OLDPWD' }[name];
  if (variable === undefined) return [{ kind: 'literal', text: unseen(`the home ${name}`) + rest }];
  const held = valueOf(variable, scope);
  const [home, ...others] = held?.kind === 'texts' ? held.texts : [];
  const isKnown = home !== undefined && others.length === 0;
  return [{ kind: 'literal', text: (isKnown ? home : unseen(`$${variable}`)) + rest }];
}

/** All ways to read some parts one after the other. */
async function alternatives(parts: readonly WordPart[], isQuoted: boolean, scope: Scope): Promise<Segment[][]> {
  let all: Segment[][] = [[]];
  for (const part of parts) {
    scope.step();
    const choices = await partOf(part, isQuoted, scope);
    const [only = []] = choices;
    if (choices.length === 1) for (const segments of all) segments.push(...only);
    else if (all.length * choices.length <= LIMITS.readings)
      all = all.flatMap((segments) => choices.map((choice) => [...segments, ...choice]));
    else for (const segments of all) segments.push({ kind: 'value', text: unseen('a word with too many readings') });
  }
  return all;
}

async function partOf(part: WordPart, isQuoted: boolean, scope: Scope): Promise<Segment[][]> {
  const value = (text: string): Segment[] => [{ kind: isQuoted ? 'literal' : 'value', text }];
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [[{ kind: 'literal', text: part.value }]];
    case 'Glob':
      return [[{ kind: 'pattern', text: /["'$`\\]/.test(part.text) ? unseen(part.text) : part.text }]];
    case 'DoubleQuoted':
    case 'LocaleString': {
      const all = await alternatives(part.parts, true, scope);
      const isList = part.parts.length > 0 && part.parts.every(isWholeList);
      return isList ? all : all.map((segments) => [{ kind: 'literal', text: '' }, ...segments]);
    }
    case 'SimpleExpansion': {
      const name = part.text.slice(1);
      return spread(valueOf(name, scope) ?? missing(part.text), isQuoted, name === '*', scope);
    }
    case 'ParameterExpansion':
      return spread(await parameterValues(part, scope), isQuoted, (part.index?.value ?? part.parameter) === '*', scope);
    case 'CommandExpansion':
      return [value(await scope.capture(part.script))];
    case 'ArithmeticExpansion': {
      const number = await arithmetic(part.expression, scope);
      return [value(number === undefined ? unseen('a number that is calculated') : `${number}`)];
    }
    case 'ProcessSubstitution':
      await scope.beside(part.script);
      return [[{ kind: 'literal', text: '/dev/fd/63' }]];
    case 'ExtendedGlob':
      return [[{ kind: 'literal', text: unseen(`the pattern ${part.text}`) }]];
    case 'BraceExpansion':
      return [[{ kind: 'literal', text: part.text }]];
  }
}

const missing = (text: string): Value => ({
  kind: 'texts',
  texts: [unseen(`${text}, which is not set here`)],
});

/** `$@` or `${x[@]}`: without anything in it, it is no word at all, even in quotes. */
function isWholeList(part: WordPart): boolean {
  if (part.type === 'SimpleExpansion') return part.text === '$@';
  return part.type === 'ParameterExpansion' && (part.parameter === '@' || part.index?.value === '@');
}

function spread(value: Value, isQuoted: boolean, isJoined: boolean, scope: Scope): Segment[][] {
  const kind = isQuoted ? 'literal' : 'value';
  if (value.kind === 'unset') return [[{ kind, text: '' }]];
  if (value.kind === 'texts') return value.texts.map((text) => [{ kind, text }]);
  scope.step(value.items.length);
  if (isQuoted && isJoined) return [[{ kind, text: value.items.join(' ') }]];
  return [
    value.items.flatMap((text, at): Segment[] => (at === 0 ? [{ kind, text }] : [{ kind: 'break' }, { kind, text }])),
  ];
}
