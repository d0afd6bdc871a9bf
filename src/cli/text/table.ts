import { widthOf } from '../../config/diagnostics/printable.ts';
import type { Terminal } from '../terminal.ts';
import { pad, shorten } from './fit.ts';
import { safeText } from './safe-text.ts';

type Paint = (text: string) => string;

/** One line of a table: its cells, and how single ones are coloured. */
export interface Row {
  cells: readonly string[];
  paint?: Readonly<Record<number, Paint>>;
  /** Printed whole under it, however long: a command is of no use without its end. */
  under?: string;
}

/** Where standard output is no terminal, a last cell is this long at most. */
const COLUMNS = 200;

/**
 * Rows under a head, a line each. The last column takes what is left of the terminal; where its text does not fit there, it
 * has a line of its own. Text by anybody is made safe here.
 */
export function table(head: readonly string[], rows: readonly Row[], terminal: Terminal): string {
  const safe = rows.map(({ cells, paint, under }) => ({
    cells: cells.map((cell) => safeText(cell.replaceAll('\n', ' '))),
    paint: paint ?? {},
    under: under === undefined ? '' : `\n  ${safeText(under.replaceAll('\n', ' '))}`,
  }));
  const widths = head.map((title, column) =>
    Math.max(widthOf(title), ...safe.map(({ cells }) => widthOf(cells[column] ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const columns = terminal.live ? terminal.size().columns : before + COLUMNS;
  const { bold, dim } = terminal.colors;
  const lineOf = (cells: readonly string[], paint: Readonly<Record<number, Paint>>): string => {
    const painted = cells
      .slice(0, -1)
      .map((cell, column) => (paint[column] ?? plain)(pad(cell, widths[column] ?? 0)))
      .join('  ');
    const last = terminal.live ? (cells.at(-1) ?? '') : shorten(cells.at(-1) ?? '', COLUMNS);
    const paintLast = paint[cells.length - 1] ?? plain;
    if (cells.length === 1) return paintLast(shorten(last, columns));
    if (before + widthOf(last) <= columns) return `${painted}  ${paintLast(last)}`.trimEnd();
    return `${painted.trimEnd()}\n${dim(`  ${shorten(last, columns - 2)}`)}`;
  };
  return [bold(lineOf(head, {})), ...safe.map(({ cells, paint, under }) => `${lineOf(cells, paint)}${under}`)].join(
    '\n',
  );
}

const plain: Paint = (text) => text;
