import { isByReader, beginningOf, type Reader, type Thread } from '../../domain/thread.ts';
import type { MessageSent } from '../../domain/records.ts';
import { ago } from '../text/amounts.ts';
import { authorNames } from '../../domain/author.ts';
import { dueIn } from '../text/due.ts';
import { quoted } from '../text/quoted.ts';
import { recipientName } from '../text/recipient.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { threadNow } from './thread-now.ts';

/** As much of a text stands in a list. */
const LINES = 12;
const CHARACTERS = 1000;

/** Threads one after the other, each with the last that others have said in it. */
export function listThreads(
  threads: readonly Thread[],
  reader: Reader | undefined,
  now: Date,
  terminal: Terminal,
): string {
  const nameOf = authorNames(threads.flatMap(({ messages }) => messages.map(({ by }) => by)));
  return threads.map((thread) => entry(thread)).join('\n');

  function entry(thread: Thread): string {
    const { bold, dim } = terminal.colors;
    const first = beginningOf(thread);
    const last = thread.messages.findLast(({ by }) => !reader || !isByReader(by, reader)) ?? first;
    const about = aboutLine(first);
    const head = [
      bold(thread.id),
      ...standingOf(thread, reader, now, terminal),
      safeText(`${nameOf(first.by)} → ${recipientName(first.to)}${about === '' ? '' : ` about ${about}`}`),
    ];
    return [
      head.join('  '),
      ...(first.subject === undefined ? [] : [quoted(first.subject, terminal)]),
      ...(last === first ? [] : [dim(safeText(`    ${nameOf(last.by)}, ${placeIn(thread, last, now)}:`))]),
      quoted(beginning(last.text, thread.id), terminal),
    ].join('\n');
  }
}

function placeIn({ messages }: Thread, message: MessageSent & { seq: number }, now: Date): string {
  const place = messages.findIndex(({ seq }) => seq === message.seq) + 1;
  return `${ago(now.getTime() - Date.parse(message.at))} (${place} of ${messages.length})`;
}

/** How a thread stands, in a word each: what is to be done, how pressing it is, and since when. */
export function standingOf(
  thread: Thread,
  reader: Reader | undefined,
  now: Date,
  { colors: { red, yellow, green, dim } }: Terminal,
): string[] {
  const { state, unanswered, overdue, expectedBy } = threadNow(thread, reader, now);
  const { urgency, at } = beginningOf(thread);
  return [
    unanswered ? yellow('unanswered') : state === 'answered' ? green(state) : state,
    ...(urgency === 'normal' ? [] : [urgency === 'urgent' ? red(urgency) : urgency]),
    dim(ago(now.getTime() - Date.parse(at))),
    ...(expectedBy === undefined ? [] : [overdue ? red(dueIn(expectedBy, now)) : `expected ${dueIn(expectedBy, now)}`]),
  ];
}

export function aboutLine({ about }: MessageSent): string {
  return [...(about?.paths ?? []), ...(about?.task ? [about.task] : []), ...(about?.decision ? [about.decision] : [])]
    .join(', ')
    .replaceAll('\n', ' ');
}

function beginning(text: string, id: string): string {
  const lines = text.split('\n');
  const part = lines.slice(0, LINES).join('\n').slice(0, CHARACTERS);
  return part === text ? text : `${part} …\n(all of it: coord thread ${id})`;
}
