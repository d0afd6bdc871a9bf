import micromatch from 'micromatch';
import type { Segment, Token } from './glob-syntax.ts';

/** Everything that micromatch would read into a pattern beyond `*`, `?`, `**` and classes is off. */
const OPTIONS = {
  dot: true,
  nobrace: true,
  noextglob: true,
  nonegate: true,
  noquantifiers: true,
  literalBrackets: false,
  keepQuotes: true,
  strictSlashes: true,
  posix: false,
  // The shortcuts of makeRe treat a few patterns a little differently.
  fastpaths: false,
};

/** The source of an anchored regular expression for a pattern without braces; valid with the flags `us`. */
export function regexOf(segments: readonly Segment[]): string {
  const pattern = segments.map((segment) => (segment === '**' ? '**' : segment.map(patternOf).join(''))).join('/');
  const regex: unknown = micromatch.makeRe(pattern, OPTIONS);
  if (!(regex instanceof RegExp)) throw new Error(`micromatch cannot compile ${pattern}`);
  return regex.source;
}

function patternOf(token: Token): string {
  switch (token.kind) {
    case 'star':
      return '*';
    case 'any':
      return '?';
    case 'literal':
      return literalOf(String.fromCodePoint(token.code));
    case 'class': {
      const members = token.ranges.map(([from, to]) => (from === to ? member(from) : `${member(from)}-${member(to)}`));
      return `[${token.negated ? '^' : ''}${members.join('')}]`;
    }
  }
}

function literalOf(char: string): string {
  // A quote has a meaning to micromatch, and the flag u allows no backslash before it.
  if (char === '"') return '["]';
  return /[$()*+?[\]^{|}]/.test(char) ? `\\${char}` : char;
}

function member(code: number): string {
  const char = String.fromCodePoint(code);
  return /[-[\\\]^]/.test(char) ? `\\${char}` : char;
}
