import Handlebars from 'handlebars';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** A place in a template as Handlebars counts: line from 1, column from 0. */
export interface Place {
  line: number;
  column: number;
  length: number;
}

/** A mistake in a template, before it is known where in its file the template stands. */
export interface Fault extends Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  place?: Place;
}

/** Where a piece of a template stands in its file; `offset` and `length` count UTF-16 units of the template. */
export type Locate = (offset: number, length: number) => Position;

/** For a template that is a whole file. */
export function locateInFile(text: string): Locate {
  const starts = lineStarts(text);
  return (offset, length) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, length };
  };
}

/** Turns Handlebars' places in a text into offsets. */
export function offsetsIn(text: string): (place: Place) => number {
  const starts = lineStarts(text);
  return ({ line, column }) => (starts[line - 1] ?? 0) + column;
}

/** Lines as Handlebars counts them: a lone carriage return ends one too. */
function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)];
}

export function parseTemplate(text: string): Result<hbs.AST.Program, Fault> {
  // The parser's own report of an error is a drawing; its hook is told the token.
  parser.parseError = (_drawing, { token, text: match }) => {
    throw new Unexpected(token, match, { ...parser.lexer.yylloc });
  };
  try {
    return ok(Handlebars.parse(text));
  } catch (error) {
    if (error instanceof Unexpected) return err(unexpected(error, text));
    if (error instanceof Handlebars.Exception) return err(mismatch(error));
    throw error;
  }
}

interface Parser {
  parseError: (drawing: string, what: { token: string | null; text: string }) => void;
  lexer: { yylloc: TokenPlace };
}

interface TokenPlace {
  first_line: number;
  first_column: number;
  last_line: number;
  last_column: number;
}

const { Parser: parser } = Handlebars as unknown as { Parser: Parser };

class Unexpected extends Error {
  readonly token: string | null;
  readonly match: string;
  readonly at: TokenPlace;

  constructor(token: string | null, match: string, at: TokenPlace) {
    super(`unexpected ${token}`);
    this.token = token;
    this.match = match;
    this.at = at;
  }
}

const syntax = (message: string, place: Place | undefined, hint?: string): Fault => ({
  code: 'template-syntax',
  message,
  ...(place && { place }),
  ...(hint !== undefined && { hint }),
});

function unexpected({ token, match, at }: Unexpected, text: string): Fault {
  if (token === 'EOF' || openBraces(text) !== undefined) return unfinished(text);
  const oneLine = at.first_line === at.last_line;
  const length = oneLine ? Math.max(1, at.last_column - at.first_column) : 1;
  const place = { line: at.first_line, column: at.first_column, length };
  if (token === 'OPEN_ENDBLOCK') return syntax('this closes a block that was never opened', place);
  const shown = match.split('\n')[0] ?? '';
  if (token === 'INVERSE' || token === 'OPEN_INVERSE_CHAIN') return syntax(`${shown} stands outside a block`, place);
  return syntax(
    `${shown === '' ? 'something' : `'${shown}'`} cannot stand here`,
    place,
    'a value is written {{name}} or {{name.part}}',
  );
}

/** The text ended too early: because of a block without its end, or of braces without theirs. */
function unfinished(text: string): Fault {
  const open: { name: string; index: number; length: number }[] = [];
  for (const found of text.matchAll(/\{\{~?([#^/])\s*([^\s}]+)[^}]*\}\}/g)) {
    if (found[1] === '/') open.pop();
    else open.push({ name: found[2] ?? '', index: found.index, length: found[0].length });
  }
  const last = open.at(-1);
  const braces = openBraces(text);
  if (braces !== undefined || !last)
    return syntax('{{ is never closed', placeAt(text, braces ?? 0, 2), 'end it with }}');
  return syntax(
    `{{#${last.name}}} is never closed`,
    placeAt(text, last.index, last.length),
    `end it with {{/${last.name}}}`,
  );
}

/** Where the text has a {{ that no }} follows. */
function openBraces(text: string): number | undefined {
  const index = text.lastIndexOf('{{');
  return index >= 0 && !text.slice(index).includes('}}') ? index : undefined;
}

function mismatch({ message, lineNumber, column, endColumn }: Handlebars.Exception): Fault {
  const plain = message.replace(/ - \d+:\d+$/, '');
  const pair = /^(.*) doesn't match (.*)$/.exec(plain);
  const place =
    typeof lineNumber === 'number' ? { line: lineNumber, column, length: Math.max(1, endColumn - column) } : undefined;
  if (pair) return syntax(`{{#${pair[1]}}} is closed by {{/${pair[2]}}}`, place, `end it with {{/${pair[1]}}}`);
  return syntax(plain, place);
}

function placeAt(text: string, index: number, length: number): Place {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)?.length ?? 0, length };
}
