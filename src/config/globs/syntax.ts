/** The parsed form of a glob and the mistakes that can be made in one. */

export type Token =
  | { kind: 'literal'; code: number }
  /** `?`: one character, not `/`. */
  | { kind: 'any' }
  /** `*`: any number of characters, not `/`. */
  | { kind: 'star' }
  | { kind: 'class'; negated: boolean; ranges: [from: number, to: number][] };

/** `'**'` stands for any number of whole segments, none included. It is never the last segment. */
export type Segment = '**' | Token[];

export interface GlobFault {
  message: string;
  hint?: string;
  /** Where in the pattern, in UTF-16 units. */
  offset: number;
  length: number;
}

/** Thrown inside the glob parser only, and turned into a Result at its door. */
export class GlobError extends Error {
  readonly fault: GlobFault;
  constructor(message: string, offset: number, length = 1, hint?: string) {
    super(message);
    this.fault = { message, offset, length, ...(hint && { hint }) };
  }
}

/** One character of a pattern and where it was written: brace expansion moves characters about. */
export interface Cell {
  char: string;
  at: number;
}

export function cellsOf(text: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  for (const char of text) {
    cells.push({ char, at: offset });
    offset += char.length;
  }
  return cells;
}

/** The index of the `]` that closes the class opened at `start`; a `]` that comes first is a member. */
export function classEnd(cells: readonly Cell[], start: number): number {
  let index = start + 1;
  if (cells[index]?.char === '!') index += 1;
  if (cells[index]?.char === ']') index += 1;
  while (index < cells.length && cells[index]?.char !== ']') index += 1;
  const opening = cells[start]?.at ?? 0;
  if (index >= cells.length) throw new GlobError('this [ is not closed', opening, 1, 'a literal [ is written [[]');
  return index;
}
