import type { Terminal } from '../terminal.ts';
import { table } from '../text/table.ts';
import { oneLine } from './describe.ts';
import type { RunOutline, RunStatus } from './outline.ts';
import { ago, dollars } from '../text/amounts.ts';

const HEAD = ['RUN', 'STATUS', 'PLAYBOOK', 'STARTED', 'COST', 'DETAIL'];

/** The runs as a table, a line each. */
export function runsTable(runs: readonly RunOutline[], now: Date, terminal: Terminal): string {
  const rows = runs.map((run) => ({ cells: cellsOf(run, now), paint: { 1: paintOf(run.status, terminal) } }));
  return table(HEAD, rows, terminal);
}

type Paint = (text: string) => string;

function paintOf(status: RunStatus, { colors }: Terminal): Paint {
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
  }
}

function cellsOf(run: RunOutline, now: Date): string[] {
  const { id, status, pid, playbook = '', rehearsal, started, costUsd = 0, detail } = run;
  const hint = status === 'open' ? `go on with: coord resume ${id}` : '';
  return [
    id,
    pid === undefined ? status : `${status} (pid ${pid})`,
    rehearsal === true ? `${playbook} (rehearsal)` : playbook,
    started === undefined ? '' : ago(now.getTime() - Date.parse(started)),
    costUsd > 0 ? dollars(costUsd) : '',
    [oneLine(detail), hint].filter((text) => text !== '').join('; '),
  ];
}
