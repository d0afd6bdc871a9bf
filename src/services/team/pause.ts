import { printable } from '../../config/diagnostics/printable.ts';
import type { Author, Pause } from '../../domain/records.ts';
import { refused } from '../../domain/refused.ts';
import { ok } from '../../domain/result.ts';
import type { Place } from '../place.ts';

const TEAM = 'team';

/** Since when and why no agent writes; undefined while they may. */
export async function pauseOf({ store }: Pick<Place, 'store'>): Promise<Pause | undefined> {
  return (await store.documents('team').read(TEAM))?.value.paused;
}

/** Keeps every agent from writing until a person resumes the team. */
export async function pauseTeam({ store, clock }: Place, by: Author, reason: string | undefined) {
  const at = clock.now().toISOString();
  const said = reason === undefined ? {} : { reason };
  let before: Pause | undefined;
  await store.documents('team').update(TEAM, (current) => {
    before = current?.paused;
    return before ? undefined : { ...current, paused: { at, by, ...said } };
  });
  if (before) return refused(`the team is paused already, since ${before.at}`);
  await store.log('events').append({ type: 'team.paused', at, by, ...said });
  return ok({ at, by, ...said });
}

export async function resumeTeam({ store, clock }: Place, by: Author) {
  let before: Pause | undefined;
  await store.documents('team').update(TEAM, (current) => {
    before = current?.paused;
    if (!before) return undefined;
    const { paused: _, ...rest } = current ?? {};
    return rest;
  });
  if (!before) return refused('the team is not paused');
  await store.log('events').append({ type: 'team.resumed', at: clock.now().toISOString(), by });
  return ok(before);
}

/** For whoever is kept from writing. */
export function pauseReason({ at, reason }: Pause): string {
  return `a person has paused the team since ${at}${reason === undefined ? '' : ` (${printable(reason)})`}; nobody writes until a person resumes it`;
}
