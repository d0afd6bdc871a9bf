import { join } from 'node:path';
import type { Disk } from '../disk.ts';
import { hasWildcard, matches, type Pattern, plainText, readPattern } from './pattern.ts';
import { unseen } from './unseen.ts';

/** A field before its patterns are filled in: text, and which of its characters may be wildcards. */
export interface GlobField {
  text: string;
  isPlain(at: number): boolean;
}

/** Characters of a pattern that is held against names. */
export const MOST_PATTERN = 1024;

/** Matches at most: with more nobody looks at each. */
const MOST_MATCHES = 2_000;

/** What a field with wildcards stands for on the disk; itself where nothing matches, as in bash. */
export function filledIn(field: GlobField, cwd: string | undefined, disk: Disk): string[] {
  const parts = segmentsOf(field);
  if (!parts.some(hasWildcard)) return [parts.map(plainText).join('/')];
  if (field.text.length > MOST_PATTERN) return [unseen('a very long pattern')];
  const isAbsolute = field.text.startsWith('/');
  if (cwd === undefined && !isAbsolute) return [unseen('what a pattern matches, in a folder that is not known')];
  let found: string[] = [''];
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const next: string[] = [];
    for (const above of found) {
      const names = namesFor(part, folderAt(cwd ?? '/', above, isAbsolute), disk, isLast);
      if (!names) return [unseen('a pattern over too many files')];
      for (const name of names) next.push(index === 0 ? name : `${above}/${name}`);
    }
    if (next.length > MOST_MATCHES) return [unseen(`a pattern that matches more than ${MOST_MATCHES} files`)];
    found = next;
  }
  if (found.length > 0) return found;
  return [disk.isDisturbed ? unseen('what a pattern matches after that') : field.text];
}

function segmentsOf({ text, isPlain }: GlobField): Pattern[] {
  const parts: Pattern[] = [];
  let from = 0;
  for (const segment of text.split('/')) {
    const start = from;
    parts.push(readPattern(segment, (at) => isPlain(start + at)));
    from += segment.length + 1;
  }
  return parts;
}

const folderAt = (cwd: string, above: string, isAbsolute: boolean): string =>
  isAbsolute ? above || '/' : join(cwd, above);

function namesFor(part: Pattern, folder: string, disk: Disk, isLast: boolean): string[] | undefined {
  if (!hasWildcard(part)) {
    const name = plainText(part);
    return name === '' || !disk.is(join(folder, name), 'none') ? [name] : [];
  }
  const entries = disk.list(folder);
  if (!entries) return undefined;
  const isHidden = part[0]?.kind === 'char' && part[0].char === '.';
  return entries
    .filter(({ name }) => (isHidden || !name.startsWith('.')) && matches(part, name))
    .filter(({ name, isFolder, isLink }) => isLast || isFolder || (isLink && disk.may(join(folder, name), 'folder')))
    .map(({ name }) => name);
}
