import type { Segment, Token } from './syntax.ts';

/**
 * The source of one anchored regular expression for all alternatives of a glob, for the flag `u`.
 *
 * Ours rather than micromatch's: with its expressions a path of a few hundred characters can keep
 * `*a*a*` in each of four folders busy for minutes, and an agent chooses the paths. Here every part between two wildcards is taken
 * where it first fits and never reconsidered (that is always as good as a later place, because the wildcard before it
 * can be as short as one likes), so that the cost grows with the length of path and pattern only.
 */
export function regexOf(alternatives: readonly (readonly Segment[])[]): string {
  const groups = { count: 0 };
  return alternatives.map((segments) => `^${pathOf(segments, groups)}$`).join('|');
}

interface Groups {
  count: number;
}

function pathOf(segments: readonly Segment[], groups: Groups): string {
  const [first = [], ...blocks] = splitAt(segments, (segment) => segment === '**') as Token[][][];
  const start = first.map((segment) => `${segmentOf(segment, groups)}/`).join('');
  // Without any ** the path ends where its segments do, without the last slash.
  if (blocks.length === 0) return start.slice(0, -1);
  const last = blocks.length - 1;
  const rest = blocks.map((block, index) => {
    const text = () => block.map((segment) => segmentOf(segment, groups)).join('/');
    return index < last ? firstFit(groups, () => `${FOLDERS}?${text()}/`) : FOLDERS + text();
  });
  return start + rest.join('');
}

const FOLDERS = '(?:[^/]+/)*';

function segmentOf(tokens: readonly Token[], groups: Groups): string {
  const [first = [], ...pieces] = splitAt(tokens, (token) => token.kind === 'star');
  const start = first.map(charOf).join('');
  if (pieces.length === 0) return start;
  const end = pieces.pop()?.map(charOf).join('') ?? '';
  const middle = pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => firstFit(groups, () => `[^/]*?${piece.map(charOf).join('')}`));
  const text = start + middle.join('') + end;
  return text === '' ? '[^/]+' : `${start}${middle.join('')}[^/]*${end}`;
}

/** An atomic group, which JavaScript lacks: a lookahead is not tried again, and what it captured is then read. */
function firstFit(groups: Groups, inner: () => string): string {
  groups.count += 1;
  const number = groups.count;
  return `(?=(${inner()}))(?:\\${number})`;
}

function charOf(token: Token): string {
  switch (token.kind) {
    case 'any':
      return '[^/]';
    case 'literal':
      return String.fromCodePoint(token.code).replace(/[$()*+.?[\\\]^{|}]/, '\\$&');
    case 'class': {
      const members = token.ranges.map(([from, to]) => (from === to ? member(from) : `${member(from)}-${member(to)}`));
      return `[${token.negated ? '^/' : ''}${members.join('')}]`;
    }
    case 'star':
      throw new Error('a star is no single character');
  }
}

function member(code: number): string {
  return String.fromCodePoint(code).replace(/[-[\\\]^]/, '\\$&');
}

function splitAt<T>(items: readonly T[], isBorder: (item: T) => boolean): T[][] {
  const parts: T[][] = [[]];
  for (const item of items) {
    if (isBorder(item)) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}
