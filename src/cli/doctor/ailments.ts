import type { Ailment } from '../../services/state-care.ts';
import type { Terminal } from '../terminal.ts';
import { type Row, table } from '../text/table.ts';

/** What is not as it should be, and what a repair would do or has done. */
export function ailmentTable(ailments: readonly Ailment[], isRepaired: boolean, terminal: Terminal): string {
  if (ailments.length === 0) return 'The shared state is sound.';
  const { red, yellow, green } = terminal.colors;
  const rows = ailments.map(({ severity, where, what, mend, repairable, after }): Row => {
    const paint = { 0: severity === 'fault' ? red : yellow, ...(after === 'mended' && { 1: green }) };
    const advice = repairable ? `${what}. A repair ${mend}.` : `${what}. By hand: ${mend}.`;
    return isRepaired
      ? { cells: [severity, after ?? '', where, after === 'mended' ? `${what}.` : advice], paint }
      : { cells: [severity, where, advice], paint };
  });
  const head = isRepaired ? ['before', 'after', 'where', 'what'] : ['how bad', 'where', 'what'];
  return table(head, rows, terminal);
}
