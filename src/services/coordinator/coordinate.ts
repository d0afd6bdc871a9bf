import { escalatedFor, isOver } from '../../domain/handoff.ts';
import { whyEscalate } from '../../domain/handoff-thresholds.ts';
import type { Author, Handoff } from '../../domain/records.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { GitFailed } from '../../store/git-process.ts';
import { changeHandoff, listHandoffs } from '../handoffs/records.ts';
import { approveByRule, verifyHandoff, type Verifying } from '../handoffs/verify.ts';
import type { Workplace } from '../workplace.ts';

/** What the coordinator has done, or could not do. */
export type Coordinated =
  | { did: 'verified' | 'approved' | 'escalated'; handoff: Handoff }
  | { did: 'refused'; handoff: Handoff; reason: string };

const COORD: Author = { as: 'coord' };

/**
 * Looks at every open handoff once: what is ready is verified, what has passed is approved where the config's rule says so, and
 * of the rest a person is asked what the thresholds say. All else is left to people and to whoever's turn it is.
 */
export async function coordinateOnce(
  workplace: Workplace,
  verifying: Verifying,
  tell: (coordinated: Coordinated) => void,
): Promise<void> {
  for (const handoff of await listHandoffs(workplace)) {
    if (verifying.signal.aborted) return;
    if (isOver(handoff)) continue;
    const moved = await carryOn(handoff, workplace, verifying).catch(refusedByGit);
    if (!moved.ok) tell({ did: 'refused', handoff, reason: moved.error.reason });
    const now = moved.ok ? moved.value : handoff;
    if (now.history.length > handoff.history.length) tell({ did: deedOf(now), handoff: now });
    const reason = whyEscalate(now, verifying.protocol.thresholds, workplace.clock.now());
    if (reason === undefined) continue;
    const escalated = await escalate(now, reason, workplace);
    if (escalated.ok) tell({ did: 'escalated', handoff: escalated.value });
  }
}

/** One that git can't follow any more is in the way of no other. */
function refusedByGit(error: unknown): Result<Handoff, Refused> {
  if (error instanceof GitFailed) return refused(error.message);
  throw error;
}

/** The next move that needs nobody. What a run hands over, the run moves. */
async function carryOn(
  handoff: Handoff,
  workplace: Workplace,
  verifying: Verifying,
): Promise<Result<Handoff, Refused>> {
  const { id, state, run, verification, emergency } = handoff;
  if (run !== undefined) return ok(handoff);
  const isDue = state === 'HANDOFF_READY' || state === 'VERIFICATION' || emergency !== undefined;
  if (isDue && !verification) return verifyHandoff(workplace, id, COORD, verifying);
  return state === 'VERIFICATION' ? approveByRule(workplace, handoff, verifying) : ok(handoff);
}

function deedOf({ state, emergency, escalated }: Handoff): 'verified' | 'approved' | 'escalated' {
  if (escalated) return 'escalated';
  return state === 'APPROVED' && !emergency ? 'approved' : 'verified';
}

/** Of two who look at once, one escalates: whoever comes second sees that it is done, or that it has moved. */
function escalate(seen: Handoff, reason: string, workplace: Workplace): Promise<Result<Handoff, Refused>> {
  const at = workplace.clock.now().toISOString();
  const isStill = (now: Handoff) => now.state === seen.state && !now.escalated;
  return changeHandoff(workplace, seen.id, (now) => ok(isStill(now) ? escalatedFor(now, reason, at) : now), true);
}
