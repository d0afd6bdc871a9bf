import { failuresOf, isOver, since } from './handoff.ts';
import type { Handoff } from './records.ts';

/** What may pass before a person is asked; times in milliseconds. */
export interface Thresholds {
  /** Failed verifications. */
  failures: number;
  unapprovedMs: number;
  untakenMs: number;
  unmendedMs: number;
}

/** Why a person has to look at a handoff now, if so. What they have been told of already is not said again. */
export function whyEscalate(handoff: Handoff, thresholds: Thresholds, now: Date): string | undefined {
  const { state, verification, emergency, escalated } = handoff;
  if (escalated || isOver(handoff)) return undefined;
  if (emergency) return Date.parse(emergency.verifyBy) < now.getTime() ? OVERDUE : undefined;
  const waited = now.getTime() - Date.parse(since(handoff));
  const { failures, unapprovedMs, untakenMs, unmendedMs } = thresholds;
  switch (state) {
    case 'FAILED':
      if (failuresOf(handoff) >= failures) return `it has failed ${failuresOf(handoff)} times`;
      return waited > unmendedMs ? `it failed ${inWords(unmendedMs)} ago, and nobody mends it` : undefined;
    case 'REMEDIATION':
      return waited > unmendedMs ? `it has not been mended for ${inWords(unmendedMs)}` : undefined;
    case 'VERIFICATION':
      if (verification?.passed !== true) return undefined;
      return waited > unapprovedMs ? `it has waited for its approval for ${inWords(unapprovedMs)}` : undefined;
    case 'APPROVED':
      return waited > untakenMs ? `${handoff.to} has not taken it over for ${inWords(untakenMs)}` : undefined;
    default:
      return undefined;
  }
}

const OVERDUE = 'it was approved in an emergency, and should have been verified by now';

function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.round(ms / 1000)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
