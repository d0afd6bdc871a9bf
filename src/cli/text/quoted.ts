import { widthOf } from '../../config/diagnostics/printable.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from './safe-text.ts';

const INDENT = '    ';

/**
 * A text of somebody's, each line of it indented: also where a terminal would break it, so that no line of it begins where
 * those of coord's own do.
 */
export function quoted(text: string, terminal: Terminal): string {
  const columns = terminal.live ? Math.max(20, terminal.size().columns - INDENT.length) : Number.POSITIVE_INFINITY;
  return safeText(text)
    .split('\n')
    .flatMap((line) => brokenAt(line, columns))
    .map((line) => `${INDENT}${line}`.trimEnd())
    .join('\n');
}

/** A line in pieces that fit, broken between words where it can be. */
function brokenAt(line: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  const add = (text: string, wide: number) => {
    if (width > 0 && width + wide > columns) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += text;
    width += widthOf(text);
  };
  for (const word of line.split(/(?<= )/)) {
    const wide = widthOf(word.trimEnd());
    if (wide <= columns) add(word, wide);
    else for (const character of word) add(character, widthOf(character));
  }
  return [...pieces, piece];
}
