import type { Disk } from '../disk.ts';
import { filledIn } from './glob.ts';
import { isSeen, unseen } from './unseen.ts';

/** A piece of a word after its expansions: quoted or plain, with wildcards, from a variable, or the end of a field. */
export type Segment = { kind: 'literal' | 'pattern' | 'value'; text: string } | { kind: 'break' };

/** How a shell splits and fills in. */
interface Manner {
  ifs: string;
  cwd: string | undefined;
  disk: Disk;
  /** Patterns stand for themselves. */
  isLiteral: boolean;
  /** Patterns follow rules that are not known here. */
  isOdd: boolean;
}

/** The fields that a word comes to: split where unquoted values hold blanks, and filled in from the disk. */
export function fieldsOf(segments: readonly Segment[], { ifs, cwd, disk, isLiteral, isOdd }: Manner): string[] {
  const fields = split(segments, ifs);
  return fields.flatMap(({ text, plain }) => {
    if (isLiteral || !isSeen(text) || !/[*?[]/.test(text)) return [text];
    const isPlain = (at: number) => plain[at] === true;
    if (isOdd && [...text].some((char, at) => '*?['.includes(char) && !isPlain(at)))
      return [unseen(`what ${text} matches`)];
    return filledIn({ text, isPlain }, cwd, disk);
  });
}

interface Field {
  text: string;
  /** Which characters stand for themselves. */
  plain: boolean[];
}

function split(segments: readonly Segment[], ifs: string): Field[] {
  const fields: Field[] = [];
  let field: Field | undefined;
  const add = (text: string, isPlain: boolean) => {
    field ??= { text: '', plain: [] };
    for (let at = 0; at < text.length; at += 1) field.plain.push(isPlain);
    field.text += text;
  };
  const end = () => {
    if (field) fields.push(field);
    field = undefined;
  };
  for (const segment of segments) {
    if (segment.kind === 'break') end();
    else if (segment.kind !== 'value') add(segment.text, segment.kind === 'literal');
    else if (!isSeen(segment.text)) add(segment.text, true);
    else
      for (const char of segment.text) {
        if (ifs.includes(char)) end();
        else add(char, false);
      }
  }
  end();
  return fields;
}

/** The one text that a word comes to where it is not split, as in an assignment. */
export function textOf(segments: readonly Segment[]): string {
  return segments.map((segment) => (segment.kind === 'break' ? ' ' : segment.text)).join('');
}
