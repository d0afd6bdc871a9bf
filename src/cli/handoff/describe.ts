import { isOver, since, verdictOf, waysOn } from '../../domain/handoff.ts';
import type { Handoff } from '../../domain/records.ts';

/** What has become of it, and what comes next, in a sentence or two. */
export function standing(handoff: Handoff): string {
  const { id, state, from, to, run, verification, emergency, setAside } = handoff;
  if (setAside)
    return `${id} is rolled back. Its work is kept on ${setAside.branches.join(', ') || 'the branch that it was on'}.`;
  if (run !== undefined && state !== 'HANDOFF_COMPLETE') return inRun(handoff, run);
  switch (state) {
    case 'STANDBY':
      return `${id} waits for ${from} to begin: coord handoff begin ${id}`;
    case 'ACTIVE':
      return `${from} works on ${id}. When it is done: coord handoff ready ${id} --field NAME='…'`;
    case 'HANDOFF_READY':
      return `${id} is ready. Have it verified: coord handoff verify ${id}`;
    case 'VERIFICATION':
      return verification
        ? `${id} ${verdictOf(verification)}, and waits for its approval: coord handoff approve ${id}`
        : `${id} is being verified.`;
    case 'APPROVED':
      return `${id} is approved${emergency ? `, and has to be verified by ${emergency.verifyBy}` : ''}. ${to} takes it over with: coord handoff complete ${id}`;
    case 'HANDOFF_COMPLETE':
      return emergency
        ? `${to} has taken ${id} over. It has still to be verified, by ${emergency.verifyBy}: coord handoff verify ${id}`
        : `${to} has taken ${id} over.`;
    case 'FAILED':
      return `${failed(handoff)} ${from} mends it: coord handoff remedy ${id}`;
    case 'REMEDIATION':
      return `${from} mends ${id}. When it is done: coord handoff ready ${id}`;
  }
}

/** Nobody else moves it; where the run has failed with it, a person has that go on, or sets the work aside. */
function inRun(handoff: Handoff, run: string): string {
  const { id, state } = handoff;
  if (state !== 'FAILED') return `${id} is ${state}, and moved by its run: coord runs ${run}`;
  return `${failed(handoff)} Where run ${run} has failed by it: coord retry ${run}, or coord handoff rollback ${id} --reason '…'`;
}

function failed({ id, verification }: Handoff): string {
  return `${id} has failed${verification?.passed === false ? `: ${verdictOf(verification)}` : ''}.`;
}

/** A handoff, and what follows from it. */
export interface HandoffNow extends Handoff {
  since: string;
  over: boolean;
  /** The commands that lead on. */
  next: string[];
}

export function handoffNow(handoff: Handoff): HandoffNow {
  return { ...handoff, since: since(handoff), over: isOver(handoff), next: waysOn(handoff) };
}
