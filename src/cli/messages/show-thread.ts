import type { MessageEvent, MessageSent } from '../../domain/records.ts';
import type { Thread } from '../../domain/thread.ts';
import { authorNames } from '../../domain/author.ts';
import { quoted } from '../text/quoted.ts';
import { recipientName } from '../text/recipient.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { aboutLine, standingOf } from './list-threads.ts';

/** A thread from its beginning to its end. @param open the thread, where it is not closed */
export function showThread(
  id: string,
  events: readonly MessageEvent[],
  open: Thread | undefined,
  now: Date,
  terminal: Terminal,
): string {
  const { bold, dim } = terminal.colors;
  const nameOf = authorNames(events.map(({ by }) => by));
  const standing = open ? standingOf(open, undefined, now, terminal).join('  ') : 'closed';
  return [`${bold(id)}  ${standing}`, ...events.map((event) => `\n${entry(event)}`)].join('\n');

  function entry(event: MessageEvent): string {
    const who = safeText(nameOf(event.by));
    switch (event.type) {
      case 'message.sent':
        return [`${who}${whom(event)}  ${dim(event.at)}`, ...subject(event), quoted(event.text, terminal)].join('\n');
      case 'thread.acknowledged':
        return `${who} has read the answers  ${dim(event.at)}`;
      case 'thread.closed': {
        const parts = [...(event.role === undefined ? [] : [event.role]), ...(event.expertise ?? [])];
        const part = parts.length === 0 ? '' : ` for ${safeText(parts.join(', '))}`;
        const note = event.note === undefined ? [] : [quoted(event.note, terminal)];
        return [`${who} closed it${part}  ${dim(event.at)}`, ...note].join('\n');
      }
    }
  }

  function subject({ subject: text }: MessageSent): string[] {
    return text === undefined ? [] : [bold(quoted(text, terminal))];
  }
}

function whom(event: MessageSent): string {
  const about = aboutLine(event);
  const to = event.thread === undefined ? ` → ${recipientName(event.to)}` : event.needsResponse ? ' asks' : '';
  return safeText(`${to}${about === '' ? '' : ` about ${about}`}`);
}
