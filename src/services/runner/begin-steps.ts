import type { Action, Start } from '../../domain/advance.ts';
import { costOf, type RunState } from '../../domain/run.ts';
import { grant, type Purse } from './grants.ts';
import type { InFlight } from './in-flight.ts';
import type { RunnerParts } from './parts.ts';

/** What decides whether a step may begin now. */
interface Surroundings {
  state: RunState;
  parts: RunnerParts;
  inFlight: InFlight;
}

/** Whether a step is to be begun only later: it has failed, and is tried again. */
export function isHeld(action: Action, now: number): boolean {
  return action.kind === 'start' && action.notBefore !== undefined && Date.parse(action.notBefore) > now;
}

/**
 * Begins all that can be begun side by side, each agent with what it may spend.
 * @param now milliseconds of the wall clock
 */
export function beginSteps(
  actions: readonly Action[],
  now: number,
  { state, parts, inFlight }: Surroundings,
  carryOut: (action: Start, grantedUsd: number, signal: AbortSignal) => Promise<void>,
): void {
  const { limits } = parts.playbook;
  const ready = actions.filter(
    (action): action is Start => action.kind === 'start' && !isHeld(action, now) && !inFlight.has(action.key),
  );
  let sharers = Math.min(ready.filter(asks).length, limits.agents - inFlight.agents);
  for (const action of ready) {
    if (!inFlight.mayBegin(action, state, limits.agents)) continue;
    const leftUsd = (limits.costUsd ?? Infinity) - state.costUsd;
    const purse = { leftUsd, reservedUsd: inFlight.grantedUsd, sharers };
    const granted = asks(action) ? grantFor(action, purse, state, parts) : 0;
    if (granted === undefined) continue;
    if (asks(action)) sharers -= 1;
    inFlight.begin(action, granted, (signal) => carryOut(action, granted, signal));
  }
}

/** Whether an agent does it; what a person has handed in costs nothing more. */
function asks({ step, handedIn }: Start): boolean {
  return step.verb === 'agent' && !handedIn;
}

/** Its own budget, less what earlier attempts have cost, and no more than a session of its role may. */
function grantFor({ step, key, place }: Start, purse: Purse, state: RunState, { team }: RunnerParts) {
  const record = state.steps.get(key);
  const own = step.verb === 'agent' ? (step.budgetUsd ?? Infinity) - (record ? costOf(record) : 0) : Infinity;
  const roleUsd = team.roles[place?.role ?? '']?.budgetUsd ?? Infinity;
  return grant(Math.max(0, Math.min(own, roleUsd)), purse);
}
