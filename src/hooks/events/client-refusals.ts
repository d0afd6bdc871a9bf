import { effectOf } from '../../domain/tools.ts';
import { writesOf } from '../../services/guard/both-ends.ts';
import { explainRefusal } from '../before/answer.ts';
import { findingOf } from '../before/finding.ts';
import { changeOf, holderOf, openGuard } from '../guarding.ts';
import type { HookPayload } from '../payload.ts';
import type { HookWorld } from '../world.ts';

/** Of more refusals in one batch nobody needs to read the reasons. */
const MOST_TOLD = 5;

/**
 * The client answers a write that the role's settings name before any hook hears of it, and says no more than that it is
 * denied. Afterwards coord says whose the file is and how to ask, and records the refusal.
 */
export async function clientRefusals(payload: HookPayload, world: HookWorld): Promise<string[]> {
  const calls = payload.refused.slice(0, MOST_TOLD);
  if (calls.length === 0) return [];
  const opened = await openGuard(payload, world);
  if (!opened.ok) return [];
  const { guard, workplace, role } = opened;
  const holder = await holderOf(payload, role, workplace, world);
  const told: string[] = [];
  for (const refused of calls) {
    const effect = effectOf(refused.tool, refused.input);
    if (effect.kind !== 'write') continue;
    const call = { ...opened, payload: { ...payload, ...refused }, world, holder };
    const outcomes = await Promise.all(
      writesOf(changeOf(call.payload, effect.paths, holder, workplace)).map(guard.look),
    );
    const text = await explainRefusal(
      call,
      outcomes.flatMap((outcome) => findingOf(outcome, call) ?? []),
    );
    if (text !== undefined) told.push(text);
  }
  return told;
}
