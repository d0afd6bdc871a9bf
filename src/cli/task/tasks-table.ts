import { dueIn } from '../text/due.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';
import { type TaskNow, whose } from './describe.ts';

/** Tasks, a line each; what is overdue or urgent stands out. */
export function tasksTable(tasks: readonly TaskNow[], now: Date, terminal: Terminal): string {
  const { red, yellow, green } = terminal.colors;
  const rows = tasks.map((task) => {
    const { id, status, priority, due, overdue, unfinished, title } = task;
    const isBlocked = unfinished.length > 0;
    return {
      cells: [
        id,
        isBlocked ? `${status}, blocked` : status,
        priority,
        whose(task),
        due === undefined || status === 'done' || status === 'cancelled' ? '' : dueIn(due, now),
        isBlocked ? `${title} (waits for ${unfinished.join(', ')})` : title,
      ],
      paint: {
        ...(isBlocked ? { 1: yellow } : status === 'active' ? { 1: green } : {}),
        ...(priority === 'urgent' && { 2: red }),
        ...(overdue && { 4: red }),
      },
    };
  });
  return table(['TASK', 'STATUS', 'PRIORITY', 'WHO', 'DUE', 'TITLE'], rows, terminal);
}
