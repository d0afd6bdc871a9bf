import type { Memory } from '../../domain/records.ts';
import { numberedNotes } from '../../services/team/memory.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

/** A memory as a person reads it: every note whole, with its number. */
export function showMemory(memory: Memory, terminal: Terminal): string {
  const notes = numberedNotes(memory);
  if (notes.length === 0) return `The memory of ${memory.role} is empty.`;
  const { bold, dim } = terminal.colors;
  const linesOf = (wanted: 'known' | 'needed') =>
    notes.flatMap(({ part, note }, index) => {
      if (part !== wanted) return [];
      const number = `${index + 1}.`.padStart(4);
      return [`${number} ${safeText(note.text.replaceAll('\n', '\n     '))} ${dim(`(${note.at.slice(0, 10)})`)}`];
    });
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [bold(title), ...lines]);
  return [
    ...section(`${memory.role} knows:`, linesOf('known')),
    ...section(`${memory.role} needs to know:`, linesOf('needed')),
  ].join('\n');
}
