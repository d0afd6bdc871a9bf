import { type Account, costsOf, type RunCosts, type StepAccount } from '../../domain/cost.ts';
import type { RunState, StepStatus } from '../../domain/run.ts';
import { foldRun } from '../../domain/run.ts';
import { readJournal } from '../../services/runs/journal.ts';
import type { RunFolder } from '../../services/runs/runs.ts';
import type { Terminal } from '../terminal.ts';
import { dollars, took, tokens } from '../text/amounts.ts';
import { safeText } from '../text/safe-text.ts';
import { type Row, table } from '../text/table.ts';
import type { RunOutline } from './outline.ts';

/** One run: how it stands, and what it has cost by step and role. */
export function runPage(folder: RunFolder, outline: RunOutline, terminal: Terminal): string {
  const { state, costs } = read(folder);
  const { bold } = terminal.colors;
  const head = `${bold(outline.id)}: ${outline.status}${outline.detail === '' ? '' : `; ${safeText(outline.detail)}`}`;
  const steps = costs.steps.map((step) => stepRow(step, state));
  const roles = [...costs.roles.map(({ role, ...used }) => roleRow(role, used)), roleRow('all', costs.total)];
  return [
    head,
    ...(steps.length === 0
      ? []
      : [table(['STEP', 'ROLE', 'STATUS', 'TRIES', 'TOOK', 'COST', 'TOKENS'], steps, terminal)]),
    ...(costs.total.calls === 0 ? [] : [table(['ROLE', 'CALLS', 'COST', 'TOKENS'], roles, terminal)]),
  ].join('\n\n');
}

/** The same as JSON: the outline with `costs`. */
export function runJson(folder: RunFolder, outline: RunOutline): RunOutline & { costs: RunCosts } {
  return { ...outline, costs: read(folder).costs };
}

function read({ journal, journalPath }: RunFolder): { state: RunState; costs: RunCosts } {
  const events = readJournal(journal, journalPath);
  return { state: foldRun(events), costs: costsOf(events) };
}

function stepRow(step: StepAccount, { steps }: RunState): Row {
  const { key, role, attempts, tookMs } = step;
  const status = steps.get(key)?.status;
  const time = tookMs === undefined ? '' : took(tookMs);
  return {
    cells: [key, role ?? '', status ? wordFor(status) : '', String(attempts || ''), time, ...usedCells(step)],
  };
}

function roleRow(role: string, used: Account): Row {
  return { cells: [role, String(used.calls), ...usedCells(used)] };
}

function usedCells({ calls, costUsd, tokens: { input, output } }: Account): string[] {
  if (calls === 0) return ['', ''];
  return [dollars(costUsd), input + output === 0 ? '' : `${tokens(input)} in, ${tokens(output)} out`];
}

function wordFor(status: StepStatus): string {
  switch (status.kind) {
    case 'finished':
      return status.outcome.kind;
    case 'answered':
      return status.approved ? 'approved' : 'rejected';
    default:
      return status.kind;
  }
}
