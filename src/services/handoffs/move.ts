import { textFault } from '../../domain/bounds.ts';
import { inEmergency, movedOn, written } from '../../domain/handoff.ts';
import type { HandoffMove } from '../../domain/handoff-rights.ts';
import type { Author, Handoff } from '../../domain/records.ts';
import { err, type Result } from '../../domain/result.ts';
import type { Refused } from '../../domain/refused.ts';
import type { Workplace } from '../workplace.ts';
import { fieldsFault } from './create.ts';
import type { HandoffProtocol } from './protocol.ts';
import { changeHandoff, findHandoff, unknownHandoff } from './records.ts';
import { holdWork, letGoOfWork } from './hold-work.ts';
import { tellRole } from './tell-roles.ts';
import { finishedWork, placesOf } from './work.ts';

type Where = Pick<Workplace, 'store' | 'clock' | 'repository' | 'layout'>;

/** One move of one handoff, by the rules of `domain/handoff.ts`; of several at once, each sees what the one before it left. */
export async function moveHandoff(
  place: Where,
  { rules }: Pick<HandoffProtocol, 'rules'>,
  by: Author,
  { id, move, note }: { id: string; move: Exclude<HandoffMove, 'ready'>; note?: string },
): Promise<Result<Handoff, Refused>> {
  const fault = note === undefined ? undefined : textFault('the reason', note, 2000);
  if (fault) return err(fault);
  const at = place.clock.now().toISOString();
  const moving = { by, at, rules, ...(note !== undefined && { note }) };
  const moved = await changeHandoff(place, id, (handoff) => movedOn(handoff, move, moving));
  if (moved.ok) await tellRole(place, moved.value);
  if (moved.ok && moved.value.state === 'HANDOFF_COMPLETE') await letGoOfWork(moved.value, place);
  return moved;
}

/** Hands the document in: every field that is required says something, and the work is what is committed now. */
export async function submitHandoff(
  place: Where,
  { rules, required }: HandoffProtocol,
  by: Author,
  { id, fields, note }: { id: string; fields: Readonly<Record<string, string>>; note?: string },
): Promise<Result<Handoff, Refused>> {
  const fault = fieldsFault(fields) ?? (note === undefined ? undefined : textFault('the note', note, 2000));
  if (fault) return err(fault);
  const found = await findHandoff(place, id);
  if (!found) return unknownHandoff(id);
  const work = await finishedWork(found, place);
  if (!work.ok) return work;
  const receivers = await placesOf(place, found.to);
  const at = place.clock.now().toISOString();
  const moving = { by, at, rules, ...(note !== undefined && { note }) };
  const ready = await changeHandoff(place, id, (handoff) => {
    const whole = {
      ...handoff,
      fields: { ...handoff.fields, ...fields },
      required: [...new Set([...handoff.required, ...required])],
      receivers,
      ...(work.value && { work: work.value }),
    };
    return movedOn(whole, 'ready', moving);
  });
  if (ready.ok) await holdWork(ready.value, place);
  return ready;
}

/** Changes what the document says. */
export async function writeFields(
  place: Where,
  { rules }: HandoffProtocol,
  by: Author,
  { id, fields }: { id: string; fields: Readonly<Record<string, string>> },
): Promise<Result<Handoff, Refused>> {
  const fault = fieldsFault(fields);
  if (fault) return err(fault);
  const at = place.clock.now().toISOString();
  return changeHandoff(place, id, (handoff) => written(handoff, fields, { by, at, rules }));
}

/** Approves before anything is verified; that has to be made up for. Everybody concerned is told. */
export async function declareEmergency(
  place: Where,
  { rules, verifyWithinMs }: HandoffProtocol,
  by: Author,
  { id, reason }: { id: string; reason: string },
): Promise<Result<Handoff, Refused>> {
  const fault = textFault('the reason', reason, 2000);
  if (fault) return err(fault);
  const now = place.clock.now();
  const verifyBy = new Date(now.getTime() + verifyWithinMs).toISOString();
  const moving = { by, at: now.toISOString(), rules, note: reason };
  const moved = await changeHandoff(place, id, (handoff) => inEmergency(handoff, moving, verifyBy));
  if (moved.ok) await tellRole(place, moved.value);
  return moved;
}
