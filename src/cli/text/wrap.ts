import { widthOf } from '../../config/diagnostics/printable.ts';
import { safeText } from './safe-text.ts';

/** A text by anybody, whole, in lines of at most `columns`; a word that is longer has a line of its own. */
export function wrap(text: string, columns: number): string[] {
  return safeText(text.trim())
    .split('\n')
    .flatMap((paragraph) => wrapLine(paragraph, columns));
}

function wrapLine(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
