import { widthOf } from '../../config/diagnostics/printable.ts';
import { safeText } from './safe-text.ts';

/** Some text of a line, and how it is coloured. */
export interface Part {
  text: string;
  paint?: (text: string) => string;
}

/** A line no wider than `columns`: what does not fit is cut off at its end. Text by anybody is made safe here. */
export function fitLine(parts: readonly Part[], columns: number): string {
  let left = columns;
  let line = '';
  for (const { text, paint } of parts) {
    const safe = safeText(text.replaceAll('\n', ' '));
    const cut = shorten(safe, left);
    line += paint ? paint(cut) : cut;
    left -= widthOf(cut);
    if (cut !== safe) break;
  }
  return line;
}

/** A printable text in no more than `columns`; what was cut off is an ellipsis. */
export function shorten(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let cut = '';
  let left = columns - 1;
  for (const character of text) {
    left -= widthOf(character);
    if (left < 0) break;
    cut += character;
  }
  return columns < 1 ? '' : `${cut.trimEnd()}…`;
}

/** A printable text with spaces after it, so that it is `columns` wide. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}
