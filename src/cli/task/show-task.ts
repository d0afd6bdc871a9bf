import type { Task, TaskStep } from '../../domain/records.ts';
import { authorName } from '../../domain/author.ts';
import { dueIn } from '../text/due.ts';
import { quoted } from '../text/quoted.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { type TaskNow, whose } from './describe.ts';

/** All that is known of one task. */
export function showTask(task: TaskNow, byId: ReadonlyMap<string, Task>, now: Date, terminal: Terminal): string {
  const { bold, dim } = terminal.colors;
  const { id, title, status, priority, due, dependencies, expertise, deliverables, description, result } = task;
  const part = (name: string, text: string | undefined) =>
    text === undefined ? [] : ['', bold(name), quoted(text, terminal)];
  return [
    `${bold(id)}  ${safeText(title)}`,
    ...field('status', `${status}${task.unfinished.length > 0 ? ', blocked' : ''}`),
    ...field('priority', priority),
    ...field(
      status === 'open' ? 'suggested' : status === 'offered' ? 'offered to' : 'who',
      whose(task).replace('?', ''),
    ),
    ...field('due', due === undefined ? '' : `${due} (${dueIn(due, now)})`),
    ...field('waits for', dependencies.map((one) => `${one} (${byId.get(one)?.status ?? 'gone'})`).join(', ')),
    ...field('expertise', expertise.join(', ')),
    ...field('deliverables', deliverables.join(', ')),
    ...part('Description', description),
    ...part('Result', result),
    '',
    bold('History'),
    ...task.history.map((step) => `  ${dim(step.at)}  ${safeText(deed(step))}`),
  ].join('\n');
}

function deed({ by, did, note }: TaskStep): string {
  const because = note === undefined ? '' : `${did === 'offered' ? ' to ' : ': '}${note.replaceAll('\n', ' ')}`;
  return `${authorName(by)} ${DEEDS[did]}${because}`;
}

function field(name: string, value: string): string[] {
  return value === '' ? [] : [`${name.padEnd(14)}${safeText(value)}`];
}

const DEEDS: Record<TaskStep['did'], string> = {
  added: 'added it',
  offered: 'offered it',
  claimed: 'claimed it',
  accepted: 'accepted it',
  declined: 'declined it',
  released: 'gave it back',
  changed: 'changed it',
  completed: 'finished it',
  reopened: 'opened it again',
  cancelled: 'cancelled it',
};
