import type { HandoffState } from '../../domain/records.ts';
import { ago } from '../text/amounts.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';
import type { HandoffNow } from './describe.ts';

/** Handoffs, a line each; what waits for a person stands out. */
export function handoffsTable(handoffs: readonly HandoffNow[], now: Date, terminal: Terminal): string {
  const rows = handoffs.map((handoff) => {
    const { id, state, from, to, since, title, escalated, setAside } = handoff;
    const shown = setAside ? 'rolled back' : escalated ? `${state} !` : state;
    const when = ago(now.getTime() - Date.parse(since));
    return { cells: [id, shown, `${from} \u2192 ${to}`, when, title], paint: { 1: paintOf(handoff, terminal) } };
  });
  return table(['HANDOFF', 'STATE', 'ROLES', 'SINCE', 'TITLE'], rows, terminal);
}

function paintOf(
  { state, escalated }: Pick<HandoffNow, 'state' | 'escalated'>,
  { colors }: Terminal,
): (text: string) => string {
  return escalated ? colors.red : COLORS[state](colors);
}

const COLORS: Record<HandoffState, (colors: Terminal['colors']) => (text: string) => string> = {
  STANDBY: ({ dim }) => dim,
  ACTIVE: ({ green }) => green,
  HANDOFF_READY: ({ cyan }) => cyan,
  VERIFICATION: ({ cyan }) => cyan,
  APPROVED: ({ green }) => green,
  HANDOFF_COMPLETE: ({ dim }) => dim,
  FAILED: ({ red }) => red,
  REMEDIATION: ({ yellow }) => yellow,
};
