import type { Bytes } from './block.ts';

/**
 * Lines of ours in a file of git's that belongs to the person (info/exclude, info/attributes). They stand in a marked
 * block at the end, because there the last line wins; every other byte stays.
 */
const BEGIN = '# coord: begin (written by `coord brief`, taken out by `coord brief --remove`)';
const END = '# coord: end';

/** The file with exactly `lines` in our block; without a block where there are none. */
export function withLines(file: Bytes, lines: readonly string[]): Bytes {
  const person = withoutLines(file);
  if (lines.length === 0) return person;
  const block = Buffer.from([BEGIN, ...lines, END, ''].join('\n'), 'utf8').toString('latin1');
  // The line break before our block is ours, whether or not the person's last line has its own.
  return person === '' ? block : `${person}\n${block}`;
}

function withoutLines(file: Bytes): Bytes {
  const range = rangeOf(file);
  if (!range) return file;
  const before = file.slice(0, range.start);
  const after = file.slice(range.end);
  // Lines that a person added below our block must not be glued to the one above it.
  const joint = before !== '' && !before.endsWith('\n') && after !== '' ? '\n' : '';
  return before + joint + after;
}

function rangeOf(file: Bytes): { start: number; end: number } | undefined {
  const at = file.startsWith(`${BEGIN}\n`) ? 0 : file.indexOf(`\n${BEGIN}\n`);
  if (at < 0) return undefined;
  const close = file.indexOf(`\n${END}\n`, at);
  // Without its end line nobody knows which lines are ours: only the first one goes.
  return close < 0
    ? { start: at, end: at + BEGIN.length + (at === 0 ? 1 : 2) }
    : { start: at, end: close + END.length + 2 };
}
