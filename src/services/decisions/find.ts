import { listOf, nearest } from '../../config/diagnostics/suggest.ts';
import { type Decision, isBy, statusOf } from '../../domain/decision.ts';
import type { Author } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';
import { listDecisions } from './decisions.ts';

/** A decision by its id, in any case, or by its number alone as long as only one has it; refused where there is none. */
export async function findDecision(place: Place, id: string): Promise<Result<Decision, Refused>> {
  const all = await listDecisions(place, { all: true });
  const wanted = id.toUpperCase();
  const [found, ...more] = all.filter((decision) => decision.id === wanted || isNumber(id, decision));
  if (found && more.length === 0) return ok(found);
  const ids = all.map((decision) => decision.id);
  const guess = nearest(wanted, ids);
  if (guess !== undefined) return invalid(`there is no decision ${id}`, `Did you mean ${guess}?`);
  const mend = ids.length === 0 ? undefined : `The newest are ${listOf(ids.toReversed(), 5)}.`;
  return invalid(`there is no decision ${id}`, mend);
}

/** `7` for DEC-20260115-0007. Every day begins with 1 again. */
function isNumber(text: string, { id }: Decision): boolean {
  return /^\d{1,6}$/.test(text) && Number(text) === Number(id.slice(id.lastIndexOf('-') + 1));
}

/** Refuses what is no longer open. */
export function closedFault({ id, decided, superseded, archived }: Decision): Refused | undefined {
  if (archived) return refused(`${id} is archived`).error;
  if (superseded) return refused(`${id} is superseded by ${superseded.replacement}`).error;
  if (!decided) return undefined;
  const mend = `What is decided is replaced by another decision: coord decision propose TITLE --replaces ${id}`;
  return refused(`${id} is decided already: ${decided.choice}`, mend).error;
}

/**
 * A decision is for a person, and for the role that has proposed it. What a person has proposed or decided is for people:
 * no agent settles that, whatever a text says.
 * @param deed what is to be done: `decide`
 */
export function settleFault(decision: Decision, author: Author, deed: string): Refused | undefined {
  if (author.as === 'person') return undefined;
  const { id, proposed, decided } = decision;
  const mend =
    statusOf(decision) === 'pending'
      ? `Say what you think of it: coord decision input ${id} 'TEXT'`
      : 'Ask the person you work for.';
  if (proposed.by.as === 'person')
    return refused(`a person has proposed ${id}, and only a person can ${deed} it`, mend).error;
  if (decided?.by.as === 'person')
    return refused(`a person has decided ${id}, and only a person can ${deed} it`, mend).error;
  if (isBy(proposed, author)) return undefined;
  const whose = proposed.by.role === undefined ? 'whoever proposed it' : `${proposed.by.role}, who proposed it`;
  return refused(`only ${whose}, or a person can ${deed} ${id}`, mend).error;
}
