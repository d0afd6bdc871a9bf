import { type Cell, classEnd, GlobError, type Segment, type Token } from './syntax.ts';

// Bounds on what a pattern can cost, to match a path with and to compare with other patterns.
const MAX_STARS = 3;
const MAX_GLOBSTARS = 3;
const MAX_SEGMENTS = 32;

/** A pattern without braces, cut at its slashes. A last `**` gets a `*` behind it: it matches what is below, not the folder. */
export function segmentsOf(cells: readonly Cell[]): Segment[] {
  const pieces = splitAtSlashes(cells);
  if (pieces.length > MAX_SEGMENTS) throw fault(`the pattern has more than ${MAX_SEGMENTS} segments`, cells);
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const segment = segmentOf(piece);
    // Two in a row say no more than one, and cost more.
    if (segment !== '**' || segments.at(-1) !== '**') segments.push(segment);
  }
  if (segments.filter((segment) => segment === '**').length > MAX_GLOBSTARS) {
    throw fault(`the pattern has more than ${MAX_GLOBSTARS} **`, cells, 'one ** already spans any number of folders');
  }
  if (segments.at(-1) === '**') segments.push([{ kind: 'star' }]);
  return segments;
}

function splitAtSlashes(cells: readonly Cell[]): Cell[][] {
  const pieces: Cell[][] = [[]];
  for (let index = 0; index < cells.length; ) {
    const cell = cells[index] as Cell;
    const end = cell.char === '[' ? classEnd(cells, index) : index;
    if (cell.char === '/') pieces.push([]);
    else pieces.at(-1)?.push(...cells.slice(index, end + 1));
    index = end + 1;
  }
  const written = cells.map((cell) => cell.char).join('');
  if (pieces.length > 1 && pieces[0]?.length === 0) {
    throw fault(
      'the pattern starts with /',
      cells.slice(0, 1),
      `patterns are relative: ${written.replace(/^\/+/, '')}`,
    );
  }
  if (pieces.length > 1 && pieces.at(-1)?.length === 0) {
    throw fault(
      'the pattern ends with /',
      cells.slice(-1),
      `for what is in the folder write ${written.replace(/\/+$/, '')}/**`,
    );
  }
  if (pieces.some((piece) => piece.length === 0)) {
    throw fault('the pattern has an empty segment', cells, 'one / between two names');
  }
  return pieces;
}

function segmentOf(cells: readonly Cell[]): Segment {
  const text = cells.map((cell) => cell.char).join('');
  if (text === '.' || text === '..')
    throw fault(
      `the pattern holds a ${text} segment`,
      cells,
      'patterns start at the folder of this file, without ./ or ../',
    );
  if (text === '**') return '**';
  if (text.includes('**'))
    throw fault('** must be a whole segment', cells, 'write * for any part of a name, /**/ for any number of folders');
  const tokens: Token[] = [];
  for (let index = 0; index < cells.length; ) {
    const end = cells[index]?.char === '[' ? classEnd(cells, index) : index;
    tokens.push(tokenOf(cells.slice(index, end + 1)));
    index = end + 1;
  }
  const stars = tokens.filter((token) => token.kind === 'star').length;
  if (stars > MAX_STARS) throw fault(`${stars} * in one segment cost too much`, cells, `at most ${MAX_STARS}`);
  return tokens;
}

function tokenOf(cells: readonly Cell[]): Token {
  const { char, at } = cells[0] as Cell;
  if (char === '*') return { kind: 'star' };
  if (char === '?') return { kind: 'any' };
  if (char === '[') return classOf(cells);
  if (char === ']') throw new GlobError('this ] was never opened', at, 1, 'a literal ] is written []]');
  return { kind: 'literal', code: codeOf(char) };
}

function classOf(cells: readonly Cell[]): Token {
  const negated = cells[1]?.char === '!';
  const members = cells.slice(negated ? 2 : 1, -1);
  if (members[0]?.char === '^')
    throw fault('[^…] is no class here', cells, 'write [!…]; a literal ^ stands last: [a^]');
  if (members[0]?.char === '[' && members[1]?.char === ':')
    throw fault('named classes are not known', cells, 'write the range: [a-z]');
  const ranges: [number, number][] = [];
  for (let index = 0; index < members.length; ) {
    const isRange = members[index + 1]?.char === '-' && members[index + 2] !== undefined;
    const from = codeOf(members[index]?.char ?? '');
    const to = isRange ? codeOf(members[index + 2]?.char ?? '') : from;
    if (from > to)
      throw fault('the range runs backwards', members.slice(index, index + 3), 'the smaller character comes first');
    if (from <= SLASH && SLASH <= to)
      throw fault(
        'a class cannot match /',
        members.slice(index, isRange ? index + 3 : index + 1),
        'for a choice of folders write {a,b}',
      );
    ranges.push([from, to]);
    index += isRange ? 3 : 1;
  }
  return { kind: 'class', negated, ranges };
}

const SLASH = 0x2f;
const codeOf = (char: string): number => char.codePointAt(0) ?? 0;

function fault(message: string, cells: readonly Cell[], hint?: string): GlobError {
  const [first, last] = [cells[0]?.at ?? 0, cells.at(-1)];
  const length = last ? Math.max(1, last.at + last.char.length - first) : 1;
  return new GlobError(message, first, length, hint);
}
