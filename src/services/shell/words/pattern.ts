/** A shell pattern without groups, cut into what one character each has to match. */
export type Pattern = readonly Piece[];
type Piece =
  | { kind: 'char'; char: string }
  | { kind: 'any' }
  | { kind: 'some' }
  | { kind: 'set'; isNegated: boolean; ranges: readonly (readonly [string, string])[] };

/** @param isPlain characters that stand for themselves, by their index */
export function readPattern(text: string, isPlain: (at: number) => boolean = () => false): Pattern {
  const pieces: Piece[] = [];
  const lastEnd = text.lastIndexOf(']');
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const set = char === '[' && at < lastEnd && !isPlain(at) ? readSet(text, at) : undefined;
    if (set) {
      pieces.push(set.piece);
      at = set.end;
    } else if (isPlain(at)) pieces.push({ kind: 'char', char });
    else if (char === '*') {
      if (pieces.at(-1)?.kind !== 'some') pieces.push({ kind: 'some' });
    } else if (char === '?') pieces.push({ kind: 'any' });
    else if (char === '\\' && at + 1 < text.length) {
      at += 1;
      pieces.push({ kind: 'char', char: text[at] ?? '' });
    } else pieces.push({ kind: 'char', char });
  }
  return pieces;
}

/** `[a-z]`, as far as its closing bracket; a class such as `[:alpha:]` matches whatever it may (glob(7)). */
function readSet(text: string, from: number): { piece: Piece; end: number } | undefined {
  let at = from + 1;
  const isNegated = text[at] === '!' || text[at] === '^';
  if (isNegated) at += 1;
  const ranges: [string, string][] = [];
  for (const first = at; at < text.length; at += 1) {
    if (text[at] === ']' && at > first) return { piece: { kind: 'set', isNegated, ranges }, end: at };
    if (text[at] === '[' && '[:.='.includes(text[at + 1] ?? ' ') && text[at + 1] !== '[') {
      const end = text.indexOf(`${text[at + 1]}]`, at + 2);
      if (end === -1) return undefined;
      return { piece: { kind: 'any' }, end: closing(text, end + 2) };
    }
    const start = text[at] ?? '';
    if (text[at + 1] === '-' && text[at + 2] !== undefined && text[at + 2] !== ']') {
      ranges.push([start, text[at + 2] ?? '']);
      at += 2;
    } else ranges.push([start, start]);
  }
  return undefined;
}

function closing(text: string, from: number): number {
  const end = text.indexOf(']', from);
  return end === -1 ? text.length : end;
}

export function hasWildcard(pattern: Pattern): boolean {
  return pattern.some(({ kind }) => kind !== 'char');
}

/** The text that a pattern without wildcards matches. */
export function plainText(pattern: Pattern): string {
  return pattern.map((piece) => (piece.kind === 'char' ? piece.char : '')).join('');
}

/** Whether the whole text matches. Takes no longer than pattern times text: of several stars only the last is tried again. */
export function matches(pattern: Pattern, text: string): boolean {
  let at = 0;
  let piece = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const wanted = pattern[piece];
    if (wanted?.kind === 'some') {
      star = piece;
      resume = at;
      piece += 1;
    } else if (wanted && matchesOne(wanted, text[at] ?? '')) {
      piece += 1;
      at += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      piece = star + 1;
    } else return false;
  }
  while (pattern[piece]?.kind === 'some') piece += 1;
  return piece === pattern.length;
}

function matchesOne(piece: Piece, char: string): boolean {
  if (piece.kind === 'char') return piece.char === char;
  if (piece.kind !== 'set') return true;
  return piece.ranges.some(([from, to]) => from <= char && char <= to) !== piece.isNegated;
}
