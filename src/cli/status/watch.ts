import { setTimeout as sleep } from 'node:timers/promises';
import type { Terminal } from '../terminal.ts';

/** How often a text is made anew, in milliseconds. */
const REDRAW_MS = 2000;

/**
 * Draws a text anew in the same place; where that can't be done, or for a program, prints it whenever it has changed.
 * @param pause waits until the next look
 */
export async function watch(
  textNow: () => Promise<string>,
  json: boolean,
  terminal: Pick<Terminal, 'isRead' | 'live' | 'redraw' | 'out'>,
  pause: () => Promise<unknown> = () => sleep(REDRAW_MS),
): Promise<void> {
  let shown: string | undefined;
  while (terminal.isRead()) {
    const text = await textNow();
    if (terminal.live && !json) terminal.redraw(text);
    else if (withoutTime(text) !== shown) terminal.out(text);
    shown = withoutTime(text);
    await pause();
  }
}

/** How long ago something was changes by itself. */
function withoutTime(text: string): string {
  return text.replace(/"at":"[^"]*"/, '').replace(/\b(?:just now|\d+[smhd] ago)\b/g, '');
}
