import type { Glob } from './glob.ts';
import type { Token } from './syntax.ts';

/**
 * Characters that stand for all others: two characters that no glob here tells apart are one letter of this alphabet.
 * So a search over it misses nothing, and is finite. Those that read well come first; `/` is always the last.
 */
export function alphabetOf(globs: Iterable<Glob>): number[] {
  const ranges = [...rangesOf(globs)];
  const bounds = new Set([0, SLASH, SLASH + 1, ...ranges.flatMap(([from, to]) => [from, to + 1])]);
  const starts = [...bounds].sort((a, b) => a - b);
  const letters = starts.flatMap((start, index) => pleasantest(start, starts[index + 1] ?? END));
  const isNamed = (code: number) => ranges.some(([from, to]) => from <= code && code <= to);
  const byRank = letters.filter((code) => code !== SLASH).sort((a, b) => rank(a) - rank(b));
  // What no glob names is one letter, whichever gap between the names it lies in: the pleasantest stands for it.
  const unnamed = byRank.find((code) => !isNamed(code));
  return [...(unnamed === undefined ? [] : [unnamed]), ...byRank.filter(isNamed), SLASH];
}

export const SLASH = 0x2f;
const DOT = 0x2e;
/** One past the last code point. */
const END = 0x11_0000;
const PLEASANT = [...'xyzabcdefghijklmnopqrstuvwXYZABCDEFGHIJKLMNOPQRSTUVW0123456789_-é'].map(
  (char) => char.codePointAt(0) ?? 0,
);
const RANKS = new Map(PLEASANT.map((code, index) => [code, index]));

const rank = (code: number): number => RANKS.get(code) ?? 1000 + code;

/** One character of `from` to before `to`, or none where there is no character that a path can hold. */
function pleasantest(from: number, to: number): number[] {
  const pleasant = PLEASANT.find((code) => from <= code && code < to);
  if (pleasant !== undefined) return [pleasant];
  for (let code = from; code < Math.min(to, from + 200); code++) {
    if (/[^\p{Cc}\p{Cs}\p{Z}\p{M}\p{Cn}]/u.test(String.fromCodePoint(code))) return [code];
  }
  const isSurrogate = from >= 0xd800 && to <= 0xe000;
  return from === 0 || isSurrogate || from >= END ? [] : [from];
}

/** Every range of characters that some glob names, each once. The dot is always one: `.` and `..` are no names. */
function rangesOf(globs: Iterable<Glob>): Iterable<readonly [number, number]> {
  const ranges = new Map<string, readonly [number, number]>([['.', [DOT, DOT]]]);
  for (const token of tokensOf(globs)) {
    const named =
      token.kind === 'class' ? token.ranges : token.kind === 'literal' ? [[token.code, token.code] as const] : [];
    for (const [from, to] of named) ranges.set(`${from}-${to}`, [from, to]);
  }
  return ranges.values();
}

function* tokensOf(globs: Iterable<Glob>): Generator<Token> {
  for (const { alternatives } of globs) {
    for (const segment of alternatives.flat()) if (segment !== '**') yield* segment;
  }
}
