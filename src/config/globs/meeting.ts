import type { Glob } from './glob.ts';
import type { Segment, Token } from './syntax.ts';

/** False only where no path can match both. Cheap, and right for most pairs: their names differ. */
export function mayMeet(a: Glob, b: Glob): boolean {
  return a.alternatives.some((one) => b.alternatives.some((other) => pathsMayMeet(one, other)));
}

function pathsMayMeet(a: readonly Segment[], b: readonly Segment[]): boolean {
  const isFixed = !a.includes('**') && !b.includes('**');
  if (isFixed && a.length !== b.length) return false;
  return startsMayMeet(a, b) && startsMayMeet(a.toReversed(), b.toReversed());
}

/** Segment by segment, until a `**` makes it unknown which meets which. */
function startsMayMeet(a: readonly Segment[], b: readonly Segment[]): boolean {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (one === '**' || other === '**' || other === undefined) return true;
    if (!segmentsMayMeet(one, other)) return false;
  }
  return true;
}

function segmentsMayMeet(a: readonly Token[], b: readonly Token[]): boolean {
  if (isLiteral(a) && isLiteral(b) && a.length !== b.length) return false;
  return literalsAgree(a, b) && literalsAgree(a.toReversed(), b.toReversed());
}

function literalsAgree(a: readonly Token[], b: readonly Token[]): boolean {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (one.kind !== 'literal' || other?.kind !== 'literal') return true;
    if (one.code !== other.code) return false;
  }
  return true;
}

const isLiteral = (tokens: readonly Token[]): boolean => tokens.every((token) => token.kind === 'literal');

/**
 * The folders, written out, that every match of an alternative lies in: two alternatives can meet only where the
 * folder of one is the folder of the other or above it.
 */
export function literalFolders(segments: readonly Segment[]): string[] {
  const folders: string[] = [];
  for (const segment of segments) {
    if (segment === '**' || !isLiteral(segment)) break;
    folders.push(segment.map((token) => (token.kind === 'literal' ? String.fromCodePoint(token.code) : '')).join(''));
  }
  return folders;
}
