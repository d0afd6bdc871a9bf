import type { Lesson } from '../../domain/records.ts';
import { learnFromRuns } from '../../services/lessons/from-runs.ts';
import { lessonsOf } from '../../services/lessons/lessons.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { ago } from '../text/amounts.ts';
import { type Row, table } from '../text/table.ts';

interface Options {
  role?: string;
  json?: true;
  config?: string;
}

export async function listLessons({ role, json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const { workplace } = team;
  await learnFromRuns(workplace);
  const lessons = await lessonsOf(workplace, role);
  if (json) return lessons.forEach((lesson) => terminal.out(JSON.stringify(lesson)));
  if (lessons.length === 0) return terminal.out('Nothing was learned yet.');
  const now = workplace.clock.now().getTime();
  const rows = lessons.map((lesson) => rowOf(lesson, now, terminal));
  terminal.out(table(['LESSON', 'KIND', 'ROLE', 'TIMES', 'LAST', 'TEXT'], rows, terminal));
}

function rowOf({ id, kind, role, times, last, text, pinned }: Lesson, now: number, { colors }: Terminal): Row {
  const cells = [id, pinned ? `${kind}, pinned` : kind, role ?? '-', String(times), ago(now - Date.parse(last)), text];
  return { cells, ...(pinned && { paint: { 0: colors.bold } }) };
}
