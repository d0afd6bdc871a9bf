import { printable } from '../../config/diagnostics/printable.ts';
import type { Author } from '../../domain/records.ts';

const MAX_CHARACTERS = 600;
const MAX_LINES = 12;

/**
 * A text of somebody else's as data among coord's own words: each line is marked, what can't be seen is shown, no tag is left
 * whole, and a long text is cut.
 * @param whole the command that shows all of it
 */
export function quote(text: string, whole: string): string {
  const lines = text.slice(0, MAX_CHARACTERS).split('\n').slice(0, MAX_LINES);
  const isCut = lines.join('\n').length < text.length;
  return [...lines.map((line) => `  > ${harmless(line)}`), ...(isCut ? [`  > … (cut; ${whole} shows all)`] : [])].join(
    '\n',
  );
}

/** The same, for a text that is short and stays in its line. The marks that coord puts around it can't end inside it. */
export function inLine(text: string, max = 120): string {
  const short = text.length > max ? `${text.slice(0, max)}…` : text;
  return harmless(short.replaceAll('\n', ' ').replaceAll(/[\u201c\u201d]/g, '"'));
}

/** What a program that reads markup could take for the end of a quotation, or for somebody else's words, is no tag any more. */
function harmless(line: string): string {
  return printable(line).replace(/<(?=[a-z/!?])/gi, '\\x3c');
}

/** Who said or did something, in words. */
export function who({ as, role }: Author): string {
  if (role !== undefined) return inLine(as === 'person' ? `${role} (a person)` : role, 60);
  return { person: 'a person', agent: 'an agent without a role', coord: 'coord' }[as];
}

/** `2026-01-15 09:30 UTC`. @param at ISO 8601 */
export function when(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
