import { type Cell, classEnd, GlobError } from './syntax.ts';

/** More than this could make one line of a config cost as much as a thousand. */
const MAX_ALTERNATIVES = 64;

/** `{a,b}` and `{1..3}` written out: every alternative is a pattern without braces. */
export function expandBraces(cells: readonly Cell[]): Cell[][] {
  let alternatives: Cell[][] = [[]];
  for (let index = 0; index < cells.length; ) {
    const cell = cells[index] as Cell;
    if (cell.char === '}') throw new GlobError('this } was never opened', cell.at, 1, 'a literal } is written [}]');
    const end = cell.char === '[' ? classEnd(cells, index) : cell.char === '{' ? braceEnd(cells, index) : index;
    const pieces = cell.char === '{' ? choicesOf(cells.slice(index, end + 1)) : [cells.slice(index, end + 1)];
    alternatives = alternatives.flatMap((start) => pieces.map((piece) => [...start, ...piece]));
    if (alternatives.length > MAX_ALTERNATIVES) throw tooMany(cell);
    index = end + 1;
  }
  return alternatives;
}

function tooMany(brace: Cell): GlobError {
  const message = `the braces stand for more than ${MAX_ALTERNATIVES} patterns`;
  return new GlobError(message, brace.at, 1, 'use * or ?, or several patterns');
}

function braceEnd(cells: readonly Cell[], start: number): number {
  let depth = 0;
  for (let index = start; index < cells.length; index++) {
    const { char } = cells[index] as Cell;
    if (char === '[') index = classEnd(cells, index);
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth === 0) return index;
  }
  throw new GlobError('this { is not closed', cells[start]?.at ?? 0, 1, 'a literal { is written [{]');
}

/** The pieces between one pair of braces, each expanded in turn. */
function choicesOf(braced: readonly Cell[]): Cell[][] {
  const inner = braced.slice(1, -1);
  const pieces = splitAtCommas(inner);
  if (pieces.length > 1) return pieces.flatMap(expandBraces);
  const text = inner.map((cell) => cell.char).join('');
  const numbers = /^(\d+)\.\.(\d+)$/.exec(text);
  const opening = braced[0] as Cell;
  if (numbers?.[1] && numbers[2]) return rangeOf(numbers[1], numbers[2], opening);
  const hint = /^[a-z]\.\.[a-z]$/i.test(text) ? `write [${text.replace('..', '-')}]` : 'write {a,b} or {1..3}';
  throw new GlobError(`{${text}} holds no choice`, opening.at, braced.length, hint);
}

function splitAtCommas(cells: readonly Cell[]): Cell[][] {
  const pieces: Cell[][] = [[]];
  for (let index = 0; index < cells.length; ) {
    const { char } = cells[index] as Cell;
    const end = char === '[' ? classEnd(cells, index) : char === '{' ? braceEnd(cells, index) : index;
    if (char === ',') pieces.push([]);
    else pieces.at(-1)?.push(...cells.slice(index, end + 1));
    index = end + 1;
  }
  return pieces;
}

/** Numbers as they are counted in file names: `{01..03}` is 01, 02, 03. */
function rangeOf(first: string, last: string, opening: Cell): Cell[][] {
  const [from, to] = [Number(first), Number(last)];
  if (from > to) throw new GlobError(`{${first}..${last}} counts down`, opening.at, 1, `write {${last}..${first}}`);
  if (to - from >= MAX_ALTERNATIVES) throw tooMany(opening);
  const width = first.startsWith('0') || last.startsWith('0') ? Math.max(first.length, last.length) : 0;
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const digits = String(from + index).padStart(width, '0');
    return [...digits].map((char) => ({ char, at: opening.at }));
  });
}
