import type { Glob } from '../../config/globs/glob.ts';
import type { PathSearch } from '../../config/globs/path-search.ts';
import type { Segment } from '../../config/globs/syntax.ts';
import { globFor } from './client-pattern.ts';

/** Whether some pattern names a folder or a file as the segments do, but for the case of a letter. */
export function caseTwins(segments: readonly Segment[], others: readonly Glob[]): boolean {
  const names = new Set(segments.flatMap(nameOf));
  const folded = new Set([...names].map((name) => name.toLowerCase()));
  return others
    .flatMap(({ alternatives }) => alternatives.flat().flatMap(nameOf))
    .some((name) => !names.has(name) && folded.has(name.toLowerCase()));
}

/** The name that a segment stands for, where it is one. */
export function nameOf(segment: Segment): string[] {
  if (segment === '**') return [];
  const characters = segment.map((token) => {
    if (token.kind === 'literal') return String.fromCodePoint(token.code);
    const range = token.kind === 'class' && !token.negated && token.ranges.length === 1 ? token.ranges[0] : undefined;
    return range && range[0] === range[1] ? String.fromCodePoint(range[0]) : undefined;
  });
  return characters.includes(undefined) ? [] : [characters.join('')];
}

/**
 * Whether nothing can be meant to lie below the paths of a pattern: its last name is that of files, as it has a dot or such a
 * file is there, and no pattern of the role leads through it.
 */
export function isFolderFree(
  segments: readonly Segment[],
  own: readonly Glob[],
  files: readonly string[],
  search: PathSearch,
): boolean {
  const last = segments.at(-1);
  if (last === undefined || last === '**') return false;
  const hasDot = last.some((token, index) => index > 0 && token.kind === 'literal' && token.code === DOT);
  const pattern = globFor([[...segments]]);
  const regex = new RegExp(pattern.regex, 'u');
  if (!hasDot && !files.some((path) => regex.test(path))) return false;
  const ways = own.filter(({ negated }) => !negated).flatMap(({ alternatives }) => alternatives.flatMap(foldersOf));
  return ways.every((folder) => search.find({ within: [pattern, globFor([folder])], outside: [] }).kind === 'none');
}

const DOT = 0x2e;

/** The folders that a pattern names on its way, as patterns. */
function foldersOf(segments: readonly Segment[]): Segment[][] {
  return segments.flatMap((segment, index) =>
    segment === '**' || index === segments.length - 1 ? [] : [segments.slice(0, index + 1)],
  );
}
