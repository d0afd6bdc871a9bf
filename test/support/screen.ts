import { widthOf } from '../../src/config/diagnostics/printable.ts';

/** What a terminal shows after it was sent something. */
export interface Screen {
  /** Everything from the first line on, also what has scrolled out at the top. */
  lines: string[];
  /** What it showed each time before something on it was erased. */
  frames: string[][];
  /** Lines that were longer than the terminal is wide, so that it went on in the next one. */
  wrapped: string[];
  /** A line that had scrolled out at the top was to be erased: it can't be. */
  lostLines: boolean;
  isCursorVisible: boolean;
}

const ESC = '\u001b';
const TOKEN = new RegExp(`${ESC}\\[([?0-9;]*)([A-Za-z])|${ESC}.|[^]`, 'gu');

/** A small terminal: it knows what is used to redraw lines, and fails on anything else. */
export function screenOf(sent: string, columns: number, rows: number): Screen {
  const lines: string[][] = [[]];
  const screen: Screen = { lines: [], frames: [], wrapped: [], lostLines: false, isCursorVisible: true };
  let row = 0;
  let column = 0;
  const texts = () => lines.map((cells) => cells.join('').trimEnd());
  const down = () => {
    row += 1;
    while (lines.length <= row) lines.push([]);
  };
  const put = (character: string) => {
    const width = widthOf(character);
    if (column + width > columns) {
      screen.wrapped.push(texts()[row] ?? '');
      down();
      column = 0;
    }
    const cells = lines[row] ?? [];
    while (cells.length < column) cells.push(' ');
    if (width === 0) cells[column - 1] += character;
    else cells.splice(column, width, character, ...Array.from({ length: width - 1 }, () => ''));
    column += width;
  };
  const control = (argument: string, command: string) => {
    const count = Number(argument || 1);
    if (command === 'A') {
      row -= count;
      if (row < Math.max(0, lines.length - rows)) screen.lostLines = true;
      row = Math.max(row, 0);
    } else if (command === 'B') row = Math.min(row + count, lines.length - 1);
    else if (command === 'C') column += count;
    else if (command === 'D') column = Math.max(0, column - count);
    else if (command === 'G') column = count - 1;
    else if (command === 'J') {
      const from = argument === '2' ? Math.max(0, lines.length - rows) : row;
      lines.splice(from + 1);
      lines[from]?.splice(argument === '2' ? 0 : column);
    } else if (command === 'H' && argument === '') {
      row = Math.max(0, lines.length - rows);
      column = 0;
    } else if (command === 'K') {
      // Lines are erased from the last to the first.
      const frame = texts();
      if (row === lines.length - 1 && frame.join('') !== '') screen.frames.push(frame);
      if (argument === '2') lines[row] = [];
      else lines[row]?.splice(column);
    } else if (argument === '?25') screen.isCursorVisible = command === 'h';
    else if (command !== 'm') throw new Error(`this terminal does not know CSI ${argument}${command}`);
  };
  for (const [token, argument, command] of sent.matchAll(TOKEN)) {
    if (command !== undefined) control(argument ?? '', command);
    else if (token === '\n') down();
    else if (token === '\r') column = 0;
    else if (token.startsWith(ESC)) throw new Error(`this terminal does not know ${JSON.stringify(token)}`);
    else put(token);
  }
  return { ...screen, lines: texts() };
}
