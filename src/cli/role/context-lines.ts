import { beginningOf } from '../../domain/thread.ts';
import type { RoleContext } from '../../services/role-switch.ts';
import { ago } from '../text/amounts.ts';
import { shorten } from '../text/fit.ts';
import { safeText } from '../text/safe-text.ts';

/** Of tasks and messages, as many are named; the rest is counted. */
const NAMED = 3;
const WIDTH = 90;

/** What a role finds, in a few lines; nothing where there is nothing. */
export function contextLines({ tasks, threads, checkpoint, memory }: RoleContext, now: Date): string[] {
  const lines = [
    ...listed(
      'task',
      tasks.map(({ id, title, status }) => `${id} ${title}${status === 'offered' ? ' (offered)' : ''}`),
    ),
    ...listed(
      'message',
      threads.map((thread) => `${thread.id} ${firstLine(beginningOf(thread))}`),
    ),
  ];
  if (checkpoint) {
    const said = checkpoint.summary === undefined ? '' : `: ${checkpoint.summary}`;
    lines.push(`Last checkpoint: ${checkpoint.id}, ${ago(now.getTime() - Date.parse(checkpoint.at))}${said}`);
  }
  const { known, needed } = memory;
  if (known.length + needed.length > 0)
    lines.push(`Memory: ${known.length} known, ${needed.length} to find out; read it with: coord memory show`);
  return lines.map((line) => safeText(shorten(line.replaceAll('\n', ' '), WIDTH)));
}

function listed(what: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length > NAMED ? [`  and ${items.length - NAMED} more`] : [];
  const head = `${items.length} ${what}${items.length === 1 ? '' : 's'}:`;
  return [head, ...items.slice(0, NAMED).map((item) => `  ${item}`), ...more];
}

const firstLine = ({ subject, text }: { subject?: string; text: string }): string =>
  (subject ?? text).split('\n')[0] ?? '';
