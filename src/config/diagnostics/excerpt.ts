import type { Position } from './position.ts';
import { printable, widthOf } from './printable.ts';

/** Longest piece of a line that is shown, in characters. */
const WINDOW = 100;
const TAB = '    ';

type Color = (text: string) => string;

/**
 * The line that `at` names, with its number and a caret underline. Long lines are cut to a window round the column.
 * @returns two lines of text, or none where the line is missing or blank
 */
export function excerpt(text: string, at: Position, indent: string, color: Color, dim: Color): string[] {
  const line = text.split('\n', at.line)[at.line - 1]?.replace(/\r$/, '');
  if (line === undefined || line.trim() === '') return [];
  const column = Math.min(at.column - 1, line.length);
  const [from, to] = windowRound(column, line.length);
  const before = (from > 0 ? '…' : '') + show(line.slice(from, column));
  const marked = show(line.slice(column, Math.min(column + at.length, to)));
  const after = show(line.slice(column + at.length, to)) + (to < line.length ? '…' : '');

  const number = String(at.line);
  const caret = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `${indent}${dim(`${number} |`)} ${before}${marked}${after}`.trimEnd(),
    `${indent}${dim(`${' '.repeat(number.length)} |`)} ${' '.repeat(widthOf(before))}${color(caret)}`,
  ];
}

function windowRound(column: number, length: number): [number, number] {
  if (length <= WINDOW) return [0, length];
  const from = Math.max(0, Math.min(column - WINDOW / 2, length - WINDOW));
  return [from, from + WINDOW];
}

/** A tab would move the rest of the line to a place that the caret cannot know. */
function show(piece: string): string {
  return piece.split('\t').map(printable).join(TAB);
}
