import type { Playbook } from '../../../domain/playbook.ts';
import { stepAt } from '../../../domain/step-at.ts';
import { branchOf, type StepKey, stepIdOf } from '../../../domain/step-key.ts';
import { safeText } from '../../text/safe-text.ts';
import { oneLine } from '../describe.ts';

/**
 * Where in its top step something is and whose it is, in words: `round 2, security by frontend`, `frontend`, `backend`.
 * Empty for a top step that is nobody's.
 */
export function whoIs(key: StepKey, role: string | undefined, playbook: Playbook): string {
  const around = key.split('/').slice(0, -1);
  const block = stepAt(playbook, around.join('/'));
  // The only step of a branch needs no name.
  const isOnly = block?.verb === 'each' && block.steps.length === 1;
  const place = around.map(placeIn);
  if (around.length > 0 && !isOnly) place.push(stepIdOf(key));
  if (role === undefined || role === branchOf(key)) return place.join(', ');
  return place.length === 0 ? role : `${place.join(', ')} by ${role}`;
}

/** `rounds.2` is round 2, `consult:frontend` is frontend. */
function placeIn(segment: string): string {
  const [, round, branch] = /^[^.:]+(?:\.([0-9]+)|:(.*))$/.exec(segment) ?? [];
  return round === undefined ? branchTitle(branch ?? segment) : `round ${round}`;
}

/** A branch's name as its item has it. */
function branchTitle(name: string): string {
  try {
    return safeText(oneLine(decodeURIComponent(name)));
  } catch {
    return safeText(name);
  }
}
