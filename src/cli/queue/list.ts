import type { QueueEntry } from '../../domain/records.ts';
import { listEntries } from '../../services/merge-queue/entries.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { ago } from '../text/amounts.ts';
import { type Row, table } from '../text/table.ts';

interface Options {
  all?: true;
  json?: true;
  config?: string;
}

export async function listQueue({ all, json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const entries = (await listEntries(team.workplace)).filter(
    ({ status }) => all || status === 'waiting' || status === 'escalated',
  );
  if (json) return entries.forEach((entry) => terminal.out(JSON.stringify(entry)));
  if (entries.length === 0)
    return terminal.out('Nothing is in the queue. Put a branch in with: coord queue add BRANCH');
  const now = team.workplace.clock.now().getTime();
  const rows = entries.map((entry) => rowOf(entry, now, terminal));
  terminal.out(table(['ID', 'STATUS', 'BRANCH', 'INTO', 'ROLE', 'SINCE', 'NOTE'], rows, terminal));
}

function rowOf(entry: QueueEntry, now: number, { colors }: Terminal): Row {
  const { id, status, branch, into, role, added, landed, escalated } = entry;
  const since = ago(now - Date.parse((landed ?? escalated ?? added).at));
  const paint = { waiting: colors.yellow, landed: colors.green, escalated: colors.red, removed: colors.dim }[status];
  const note = escalated?.reason ?? (landed ? `as ${landed.commit.slice(0, 12)}` : '');
  return { cells: [id, status, branch, into, role ?? '-', since, note], paint: { 1: paint } };
}
