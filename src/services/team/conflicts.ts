import { hintFor } from '../../config/diagnostics/suggest.ts';
import { lineFault, textFault } from '../../domain/bounds.ts';
import type { About, Author, Conflict } from '../../domain/records.ts';
import { numberedId, numberedIdFrom } from '../../domain/numbered-id.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { findDecision } from '../decisions/find.ts';
import { asSentence, rolesFault, MOST } from '../decisions/proposal.ts';
import { learn } from '../lessons/lessons.ts';
import type { Place } from '../place.ts';

/** Every conflict, open and resolved, by id. */
export async function listConflicts({ store }: Place): Promise<Conflict[]> {
  return (await store.documents('conflicts').list()).map(({ value }) => value);
}

/** A conflict by its id, as `numberedIdFrom` takes it; refused where there is none. */
export async function findConflict(place: Place, id: string): Promise<Result<Conflict, Refused>> {
  const all = await listConflicts(place);
  const found = all.find((conflict) => conflict.id === numberedIdFrom('CONF', id));
  if (found) return ok(found);
  const ids = all.map((conflict) => conflict.id);
  return invalid(`there is no conflict ${id}`, asSentence(hintFor(id.toUpperCase(), ids, 'there is')));
}

export interface Disagreement {
  title: string;
  between: readonly string[];
  text?: string;
  paths?: readonly string[];
  decision?: string;
}

/** Records a disagreement, for a person to settle. @param roleIds the roles of the config */
export async function openConflict(
  place: Place,
  author: Author,
  { title, between, text = '', paths = [], decision }: Disagreement,
  roleIds: readonly string[],
): Promise<Result<Conflict, Refused>> {
  const roles = [...new Set(between)];
  const about: About = {};
  if (decision !== undefined) {
    const found = await findDecision(place, decision);
    if (!found.ok) return found;
    about.decision = found.value.id;
  }
  if (paths.length > 0) about.paths = [...paths];
  const fault =
    lineFault('the title', title, MOST.title) ??
    (text === '' ? undefined : textFault('the text', text, MOST.text)) ??
    rolesFault('--between', roles, roleIds) ??
    (roles.length < 2
      ? invalid('a conflict is between two roles or more', 'Name them: --between ROLE,ROLE').error
      : undefined);
  if (fault) return err(fault);
  const at = place.clock.now().toISOString();
  const id = numberedId('CONF', await place.store.nextNumber('conflicts'));
  const conflict: Conflict = {
    id,
    title,
    between: roles,
    ...(Object.keys(about).length > 0 && { about }),
    opened: { at, by: author, text },
  };
  await place.store.documents('conflicts').update(id, () => conflict);
  await place.store.log('events').append({ type: 'conflict.opened', at, by: author, conflict: id, between: roles });
  return ok(conflict);
}

/** Settles a conflict for good. Only a person does. @param lesson what to do otherwise next time: kept and shown */
export async function resolveConflict(
  place: Place,
  author: Author,
  { id, resolution, lesson }: { id: string; resolution: string; lesson?: string },
): Promise<Result<Conflict, Refused>> {
  if (author.as !== 'person') return refused('only a person resolves a conflict; this shell belongs to an agent');
  const found = await findConflict(place, id);
  if (!found.ok) return found;
  const fault =
    textFault('the resolution', resolution, MOST.text) ??
    (lesson === undefined ? undefined : textFault('the lesson', lesson, MOST.text));
  if (fault) return err(fault);
  const at = place.clock.now().toISOString();
  const said = { resolution, ...(lesson !== undefined && { lesson }) };
  let isOurs = false;
  const after = await place.store.documents('conflicts').update(found.value.id, (current) => {
    isOurs = current !== undefined && !current.resolved;
    return current && isOurs ? { ...current, resolved: { at, by: author, ...said } } : undefined;
  });
  const conflict = after?.value ?? found.value;
  if (!isOurs) return refused(`${conflict.id} is resolved already: ${conflict.resolved?.resolution ?? ''}`);
  const event = { at, by: author, conflict: conflict.id, ...(lesson !== undefined && { lesson }) };
  await place.store.log('events').append({ type: 'conflict.resolved', ...event });
  if (lesson !== undefined) await learn(place, [{ kind: 'said', text: lesson, from: conflict.id }], conflict.id);
  return ok(conflict);
}
