import { textFault } from '../../domain/bounds.ts';
import { type Decision, proposedAs, statusOf } from '../../domain/decision.ts';
import type { Author, DecisionProposed } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';
import { settleFault, findDecision } from './find.ts';
import { checkProposal, MOST, type Proposal } from './proposal.ts';

/** A choice that was made before it was written down. */
export interface MadeChoice {
  choice: string;
  rationale: string;
}

/**
 * Records a choice to be made. With `made` it is decided in the same record, so that nothing can come between.
 * @param roleIds the roles of the config
 */
export async function propose(
  place: Place,
  author: Author,
  proposal: Proposal,
  { roleIds, made }: { roleIds: readonly string[]; made?: MadeChoice },
): Promise<Result<Decision, Refused>> {
  const now = place.clock.now();
  const sound = checkProposal(proposal, { roleIds, now });
  if (!sound.ok) return sound;
  const fault =
    (made && madeFault(made)) ??
    (await taskFault(place, sound.value.task)) ??
    (await replacesFault(place, author, sound.value.replaces, made !== undefined));
  if (fault) return err(fault);
  const { task, ...rest } = sound.value;
  const record: Omit<DecisionProposed, 'id'> = {
    type: 'decision.proposed',
    at: now.toISOString(),
    by: author,
    ...rest,
    tags: [...rest.tags],
    options: [...rest.options],
    inputFrom: [...rest.inputFrom],
    affects: [...rest.affects],
    replaces: [...rest.replaces],
    ...(task !== undefined && { about: { task } }),
    ...(made && { decided: made }),
  };
  const id = await nextId(place, now);
  const proposed = { ...record, id };
  const seq = await place.store.log('decisions').append(proposed);
  return ok(proposedAs({ ...proposed, seq }));
}

/** A number belongs to a day in UTC. It is taken before the record is written: a crash can lose one, never give it twice. */
async function nextId({ store }: Place, now: Date): Promise<string> {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  const number = await store.nextNumber(`decisions-${day}`);
  return `DEC-${day}-${String(number).padStart(4, '0')}`;
}

function madeFault({ choice, rationale }: MadeChoice): Refused | undefined {
  return textFault('the choice', choice, MOST.argument) ?? textFault('the rationale', rationale, MOST.text);
}

async function taskFault({ store }: Place, task: string | undefined): Promise<Refused | undefined> {
  if (task === undefined || (await store.documents('tasks').read(task))) return undefined;
  return invalid(`there is no task ${task}`, 'List them with: coord task list').error;
}

/** @param isMade then they are superseded at once, which takes the right to do so */
async function replacesFault(
  place: Place,
  author: Author,
  ids: readonly string[],
  isMade: boolean,
): Promise<Refused | undefined> {
  for (const id of ids) {
    const found = await findDecision(place, id);
    if (!found.ok) return found.error;
    const fault = replacedFault(found.value) ?? (isMade ? settleFault(found.value, author, 'replace') : undefined);
    if (fault) return fault;
  }
  return undefined;
}

export function replacedFault(decision: Decision): Refused | undefined {
  const { id, superseded } = decision;
  if (statusOf(decision) === 'archived') return refused(`${id} is archived`).error;
  return superseded && refused(`${id} is superseded by ${superseded.replacement} already`).error;
}
