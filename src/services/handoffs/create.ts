import { lineFault, textFault } from '../../domain/bounds.ts';
import { handoffId, movedOn } from '../../domain/handoff.ts';
import type { HandoffRules } from '../../domain/handoff-rights.ts';
import type { Author, Handoff } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Workplace } from '../workplace.ts';
import { tellLog } from './records.ts';
import { workOf } from './work.ts';

/** Longest texts, in characters, and most fields. */
const BOUNDS = { title: 200, text: 20_000, fields: 40 };

/** A handoff as somebody words it. */
export interface HandoffDraft {
  title: string;
  /** Default: the role of whoever creates it. */
  from?: string;
  to: string;
  fields: Readonly<Record<string, string>>;
  /** Fields that have to say something, besides those of the config. */
  required: readonly string[];
  /** The work has not begun: STANDBY. Otherwise it is ACTIVE. */
  planned: boolean;
  /** What the work began from, as git understands it. */
  base?: string;
}

export interface HandoffTeam {
  roleIds: readonly string[];
  /** The fields that the config requires. */
  required: readonly string[];
  rules: HandoffRules;
}

export async function createHandoff(
  place: Pick<Workplace, 'store' | 'clock' | 'repository' | 'layout'>,
  team: HandoffTeam,
  by: Author,
  draft: HandoffDraft,
): Promise<Result<Handoff, Refused>> {
  const from = draft.from ?? by.role;
  if (from === undefined) return invalid('nobody is named who hands over', 'Name the role: --from ROLE');
  const fault = faultIn(draft, from, team) ?? fieldsFault(draft.fields);
  if (fault) return err(fault);
  if (by.as === 'agent' && by.role !== from)
    return refused(`you are ${by.role ?? 'in no role'}, and ${from} hands over its work itself`);
  const work = await workOf(place, from, draft.base);
  if (!work.ok) return work;
  const at = place.clock.now().toISOString();
  const id = handoffId(await place.store.nextNumber('handoffs'));
  const planned: Handoff = {
    id,
    title: draft.title,
    from,
    to: draft.to,
    state: 'STANDBY',
    fields: { ...draft.fields },
    required: [...new Set([...team.required, ...draft.required])],
    ...(work.value && { work: work.value }),
    history: [{ at, by, did: 'created', from: 'STANDBY', to: 'STANDBY' }],
  };
  const begun = draft.planned ? ok(planned) : movedOn(planned, 'begin', { by, at, rules: team.rules });
  if (!begun.ok) return begun;
  await place.store.documents('handoffs').update(id, () => begun.value);
  await tellLog(place, id, begun.value.history);
  return begun;
}

function faultIn({ title, to, required }: HandoffDraft, from: string, { roleIds }: HandoffTeam): Refused | undefined {
  const unknown = [from, to].find((role) => !roleIds.includes(role));
  if (unknown !== undefined) return invalid(`there is no role ${unknown}; the roles are ${roleIds.join(', ')}`).error;
  if (from === to) return invalid(`${from} can't hand over to itself`, 'Name the role that goes on: --to ROLE').error;
  const odd = required.find((name) => !isFieldName(name));
  return odd === undefined ? lineFault('the title', title, BOUNDS.title) : noField(odd);
}

/** Why fields are not taken, if so. One that is empty is: it takes the text out. */
export function fieldsFault(fields: Readonly<Record<string, string>>): Refused | undefined {
  const names = Object.keys(fields);
  const odd = names.find((name) => !isFieldName(name));
  if (odd !== undefined) return noField(odd);
  if (names.length > BOUNDS.fields)
    return invalid(`a handoff has at most ${BOUNDS.fields} fields, not ${names.length}`).error;
  for (const [name, text] of Object.entries(fields)) {
    const fault = text === '' ? undefined : textFault(`field ${name}`, text, BOUNDS.text);
    if (fault) return fault;
  }
  return undefined;
}

const isFieldName = (name: string) => /^[a-z][a-z0-9_]{0,39}$/.test(name);
const noField = (name: string) =>
  invalid(`${name} is no name for a field`, 'Lower-case letters, digits and underscores, as in next_steps').error;
