import { widthOf } from '../../config/diagnostics/printable.ts';
import { safeText } from '../safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { oneLine } from './describe.ts';
import type { RunOutline, RunStatus } from './outline.ts';
import { ago, dollars } from './view/amounts.ts';
import { pad, shorten } from './view/fit.ts';

const HEAD = ['RUN', 'STATUS', 'PLAYBOOK', 'STARTED', 'COST', 'DETAIL'];
/** Where standard output is no terminal, a detail is this long at most. */
const COLUMNS = 200;

/** The runs as a table, a line each; on a terminal a detail that does not fit has a line of its own. */
export function runsTable(runs: readonly RunOutline[], now: Date, terminal: Terminal): string {
  const rows = runs.map((run) => cellsOf(run, now));
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...rows].map((cells) => widthOf(cells[column] ?? ''))));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const columns = terminal.live ? terminal.size().columns : before + COLUMNS;
  const { bold, dim } = terminal.colors;
  const lineOf = (cells: readonly string[], paint: Paint = plain): string => {
    const padded = cells.map((cell, column) => pad(cell, widths[column] ?? 0));
    const [id = '', status = '', ...rest] = padded.slice(0, -1);
    const line = [id, paint(status), ...rest].join('  ');
    const detail = terminal.live ? (cells.at(-1) ?? '') : shorten(cells.at(-1) ?? '', COLUMNS);
    if (before + widthOf(detail) <= columns) return `${line}  ${detail}`.trimEnd();
    return `${line.trimEnd()}\n${dim(`  ${shorten(detail, columns - 2)}`)}`;
  };
  const lines = rows.map((cells, index) => lineOf(cells, paintOf(runs[index]?.status, terminal)));
  return [bold(lineOf(HEAD)), ...lines].join('\n');
}

type Paint = (text: string) => string;
const plain: Paint = (text) => text;

function paintOf(status: RunStatus | undefined, { colors }: Terminal): Paint {
  switch (status) {
    case 'succeeded':
      return colors.green;
    case 'failed':
    case 'damaged':
      return colors.red;
    case 'running':
      return colors.cyan;
    case 'cancelled':
    case 'waiting':
    case 'open':
      return colors.yellow;
    case undefined:
      return plain;
  }
}

function cellsOf(run: RunOutline, now: Date): string[] {
  const { id, status, pid, playbook = '', rehearsal, started, costUsd = 0, detail } = run;
  const hint = status === 'open' ? `go on with: coord resume ${id}` : '';
  const cells = [
    id,
    pid === undefined ? status : `${status} (pid ${pid})`,
    rehearsal === true ? `${playbook} (rehearsal)` : playbook,
    started === undefined ? '' : ago(now.getTime() - Date.parse(started)),
    costUsd > 0 ? dollars(costUsd) : '',
    [oneLine(detail), hint].filter((text) => text !== '').join('; '),
  ];
  return cells.map(safeText);
}
