/** A file's bytes as a latin1 string: a person's file may be in any encoding and has to come back exactly. */
type Bytes = string;

/** Whose lines they are: each command of coord's has its own block, so that none touches another's. */
export type LinesOwner = 'brief' | 'hooks' | 'worktrees';

const NOTES: Record<LinesOwner, string> = {
  brief: 'written by `coord brief`, taken out by `coord brief --remove`',
  hooks: 'written by `coord hooks install`, taken out by `coord hooks uninstall`',
  worktrees: 'written by `coord run` for what worktrees.link and worktrees.copy name',
};
const END = '# coord: end';

/**
 * The file with exactly `lines` in the owner's block; without a block where there are none. For files of git's that
 * belong to the person (info/exclude, info/attributes): the block stands at the end, because there the last line wins,
 * and every other byte stays.
 */
export function withLines(file: Bytes, lines: readonly string[], owner: LinesOwner): Bytes {
  const begin = `# coord: begin (${NOTES[owner]})`;
  const person = withoutLines(file, begin);
  if (lines.length === 0) return person;
  const block = Buffer.from([begin, ...lines, END, ''].join('\n'), 'utf8').toString('latin1');
  // The line break before our block is ours, whether or not the person's last line has its own.
  return person === '' ? block : `${person}\n${block}`;
}

function withoutLines(file: Bytes, begin: string): Bytes {
  const range = rangeOf(file, begin);
  if (!range) return file;
  const before = file.slice(0, range.start);
  const after = file.slice(range.end);
  // Lines that a person added below our block must not be glued to the one above it.
  const joint = before !== '' && !before.endsWith('\n') && after !== '' ? '\n' : '';
  return before + joint + after;
}

function rangeOf(file: Bytes, begin: string): { start: number; end: number } | undefined {
  const at = file.startsWith(`${begin}\n`) ? 0 : file.indexOf(`\n${begin}\n`);
  if (at < 0) return undefined;
  const close = file.indexOf(`\n${END}\n`, at);
  // Without its end line nobody knows which lines are ours: only the first one goes.
  return close < 0
    ? { start: at, end: at + begin.length + (at === 0 ? 1 : 2) }
    : { start: at, end: close + END.length + 2 };
}
