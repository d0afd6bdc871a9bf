import type { Policy } from '../domain/policy.ts';
import { type Guard, guardOf } from '../services/guard/guard.ts';
import type { Workplace } from '../services/workplace.ts';

/**
 * The session of a canary write: what `coord doctor` asks an installed hook about, as a client would. It is judged as any
 * write is, but nothing is taken or recorded, and a mode that only warns refuses it all the same. Clients name their
 * sessions by a UUID, so that no session can be taken for it.
 */
export const CANARY_SESSION = 'coord doctor';

/** What a canary is judged by. */
export function canaryGuard(workplace: Workplace, inForce: Policy): { guard: Guard; policy: Policy } {
  const policy: Policy = { ...inForce, mode: 'enforce' };
  const guard = guardOf(workplace, policy);
  return { guard: { ...guard, beforeWrite: guard.look }, policy };
}
