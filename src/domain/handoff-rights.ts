import type { Author, Handoff } from './records.ts';

/** What moves a handoff on. `reject` is a person's no, `fail` that of the verifiers. */
export type HandoffMove =
  | 'begin'
  | 'ready'
  | 'verify'
  | 'approve'
  | 'reject'
  | 'fail'
  | 'remedy'
  | 'complete'
  | 'reopen';

/** Whom the config lets do what is otherwise left to people. */
export interface HandoffRules {
  /** Roles whose agents may approve and reject what others hand over. */
  approvers: readonly string[];
  /** Roles whose agents may approve before anything is verified. */
  inEmergency: readonly string[];
}

/** Why somebody may not make a move, if so. Who calls is made out by coord, never read from a text. */
export function whyNotBy(
  { id, from, to }: Handoff,
  move: HandoffMove,
  { by, rules }: { by: Author; rules: HandoffRules },
): string | undefined {
  switch (move) {
    case 'begin':
    case 'ready':
    case 'reopen':
      return by.as === 'person' || by.role === from ? undefined : `${from} or a person does that; ${id} is ${from}'s`;
    case 'remedy':
      return by.as !== 'agent' || by.role === from ? undefined : `${from} or a person does that; ${id} is ${from}'s`;
    case 'complete':
      return by.as === 'person' || by.role === to ? undefined : `${to} or a person takes it over; ${id} is for ${to}`;
    case 'approve':
    case 'reject':
      if (by.as !== 'agent') return undefined;
      if (by.role === from) return `${from} can't ${move} what it hands over itself`;
      if (by.role !== undefined && rules.approvers.includes(by.role)) return undefined;
      return `only a person ${move}s ${id}${orRoles(rules.approvers)}`;
    case 'verify':
    case 'fail':
      return undefined;
  }
}

export const orRoles = (roles: readonly string[]) =>
  roles.length === 0 ? '; this shell belongs to an agent' : `, or ${roles.join(' or ')}`;
