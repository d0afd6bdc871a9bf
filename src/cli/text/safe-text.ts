import { printable } from '../../config/diagnostics/printable.ts';

/** Text by agents and from files, made safe for a terminal: what could repaint it or hide in it is shown instead. */
export function safeText(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
