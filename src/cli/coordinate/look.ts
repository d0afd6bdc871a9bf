import { type Coordinated, coordinateOnce } from '../../services/coordinator/coordinate.ts';
import { standing } from '../handoff/describe.ts';
import { verifyingBy } from '../handoff/verifying.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import type { SharedTeam } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { carryOnExpired } from './expired-runs.ts';

/** What one coordinator has told or begun already: it does neither again with each look. */
export interface Told {
  refusals: Map<string, string>;
  expired: Set<string>;
}

/** Looks at everything once, and tells what was done. */
export async function look(
  team: SharedTeam,
  told: Told,
  signal: AbortSignal,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const out = (text: string, record: object) => terminal.out(json ? JSON.stringify(record) : safeText(text));
  for (const expired of await carryOnExpired(team, told.expired)) out(expired.text, { did: 'expired', ...expired });
  const verifying = verifyingBy(team, signal, () => undefined, terminal);
  if (!verifying) return;
  await coordinateOnce(team.workplace, verifying, (deed) => {
    const { did, handoff } = deed;
    const { id, state } = handoff;
    const text = textOf(deed);
    const isSaid = did === 'refused' && told.refusals.get(id) === text;
    if (did === 'refused') told.refusals.set(id, text);
    else told.refusals.delete(id);
    if (isSaid) return;
    out(text, { did, id, state, text });
    const isForPerson = did === 'escalated' || (did === 'verified' && state === 'VERIFICATION');
    if (isForPerson) tellOutside({ kind: 'handoff', text }, team, terminal);
  });
}

function textOf(deed: Coordinated): string {
  const { did, handoff } = deed;
  switch (did) {
    case 'verified':
    case 'approved':
      return standing(handoff);
    case 'escalated':
      return `${handoff.id} needs a person: ${handoff.escalated?.reason}. ${standing(handoff)}`;
    case 'refused':
      return `${handoff.id}: ${deed.reason}.`;
  }
}
