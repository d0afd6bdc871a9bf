import { type HandoffMove, type HandoffRules, orRoles, whyNotBy } from './handoff-rights.ts';
import { numberedId, numberedIdFrom } from './numbered-id.ts';
import type { Author, Handoff, HandoffEntry, HandoffState, HandoffVerification } from './records.ts';
import { type Refused, refused } from './refused.ts';
import { ok, type Result } from './result.ts';
import { placeOf } from './verification.ts';

export const handoffId = (number: number): string => numberedId('HAND', number);

/** The id that somebody means by `HAND-0001`, `hand-1` or `1`. */
export const handoffIdFrom = (text: string): string => numberedIdFrom('HAND', text);

/** The whole machine: a move that a state does not have is refused there. */
const WAYS: Record<HandoffState, Partial<Record<HandoffMove, HandoffState>>> = {
  STANDBY: { begin: 'ACTIVE' },
  ACTIVE: { ready: 'HANDOFF_READY' },
  HANDOFF_READY: { verify: 'VERIFICATION' },
  VERIFICATION: { approve: 'APPROVED', reject: 'FAILED', fail: 'FAILED' },
  APPROVED: { complete: 'HANDOFF_COMPLETE' },
  HANDOFF_COMPLETE: { reopen: 'STANDBY' },
  FAILED: { remedy: 'REMEDIATION' },
  REMEDIATION: { ready: 'HANDOFF_READY' },
};

export const HANDOFF_STATES = Object.keys(WAYS) as HandoffState[];

const DID: Record<HandoffMove, HandoffEntry['did']> = {
  begin: 'began',
  ready: 'readied',
  verify: 'verifying',
  approve: 'approved',
  reject: 'rejected',
  fail: 'failed',
  remedy: 'remedying',
  complete: 'completed',
  reopen: 'reopened',
};

export interface Moving {
  by: Author;
  /** Wall clock, ISO 8601. */
  at: string;
  note?: string;
  rules: HandoffRules;
}

type Moved = Result<Handoff, Refused>;

/** The handoff after a move, which is then the last of its history; or why that is not done, with the moves there are. */
export function movedOn(handoff: Handoff, move: HandoffMove, moving: Moving): Moved {
  const to = WAYS[handoff.state][move];
  if (to === undefined) return refusedHere(handoff, `it can't be ${PARTICIPLE[move]}`);
  const reason = whyNotBy(handoff, move, moving) ?? (move === 'ready' ? lacking(handoff) : undefined);
  if (reason !== undefined) return refused(reason);
  if (move === 'approve' && handoff.verification?.passed !== true)
    return refused(`${handoff.id} has not been verified yet`, `Have it verified: coord handoff verify ${handoff.id}`);
  const moved = entered(handoff, DID[move], to, moving);
  if (move !== 'ready' && move !== 'verify') return ok(moved);
  // What is handed over now is not what was verified before.
  delete moved.verification;
  return ok(moved);
}

/** The commands that lead on from where a handoff is. What a run moves is not moved by itself. */
export function waysOn({ id, state, run }: Pick<Handoff, 'id' | 'state' | 'run'>): string[] {
  if (run !== undefined) return [`coord runs ${run}`, ...(state === 'FAILED' ? [`coord retry ${run}`] : [])];
  return Object.keys(WAYS[state])
    .filter((move) => move !== 'fail')
    .map((move) => `coord handoff ${move} ${id}`);
}

/** What the verifiers said: it stays where it is and waits for its approval, or has failed. */
export function verifiedBy(handoff: Handoff, verification: HandoffVerification, moving: Moving): Moved {
  const { state, emergency } = handoff;
  const note = verdictOf(verification);
  if (state === 'VERIFICATION') {
    const known = { ...handoff, verification };
    return ok(
      entered(known, verification.passed ? 'verified' : 'failed', verification.passed ? state : 'FAILED', {
        ...moving,
        note,
      }),
    );
  }
  if (!emergency) return refusedHere(handoff, "it can't be verified");
  const known: Handoff = { ...handoff, verification };
  if (!verification.passed)
    return ok(
      escalatedFor(
        entered(known, 'failed', state, { ...moving, note }),
        `approved in an emergency, and ${note}`,
        moving.at,
      ),
    );
  const { emergency: _, ...sound } = known;
  return ok(entered(sound, 'verified', state, { ...moving, note }));
}

/** Approves before anything is verified, and says until when that has to be done after all. */
export function inEmergency(handoff: Handoff, moving: Moving & { note: string }, verifyBy: string): Moved {
  const { by, at, note, rules } = moving;
  const { state } = handoff;
  if (by.as === 'agent' && (by.role === undefined || !rules.inEmergency.includes(by.role)))
    return refused(`only a person declares an emergency${orRoles(rules.inEmergency)}`);
  if (state !== 'HANDOFF_READY' && state !== 'VERIFICATION')
    return refusedHere(handoff, 'only what is ready can be approved in an emergency');
  const submitted = state === 'VERIFICATION' ? handoff : entered(handoff, 'verifying', 'VERIFICATION', { by, at });
  // What was verified before does not make up for it.
  const { verification: _, ...unverified } = submitted;
  const known = { ...unverified, emergency: { at, reason: note, verifyBy } };
  return ok(entered(known, 'emergency', 'APPROVED', moving));
}

/** A person is asked to look at it. Nothing moves; the next move takes it back. */
export function escalatedFor(handoff: Handoff, reason: string, at: string): Handoff {
  return {
    ...entered(handoff, 'escalated', handoff.state, { by: { as: 'coord' }, at, note: reason }),
    escalated: { at, reason },
  };
}

/** The work of a failed handoff is out of the way, and kept. It may be mended and handed over again. */
export function rolledBack(handoff: Handoff, setAside: NonNullable<Handoff['setAside']>, moving: Moving): Moved {
  const fault = mayRollBack(handoff, moving.by);
  if (fault) return { ok: false, error: fault };
  return ok({ ...entered(handoff, 'rolled-back', handoff.state, moving), setAside });
}

export function mayRollBack(handoff: Handoff, by: Author): Refused | undefined {
  const { state, id, setAside } = handoff;
  if (by.as !== 'person') return refused(`only a person rolls ${id} back`).error;
  if (setAside) return refused(`${id} has been rolled back already: ${setAside.branches.join(', ')}`).error;
  if (state === 'FAILED' || state === 'REMEDIATION') return undefined;
  const refusal = refusedHere(handoff, 'only what has failed is rolled back');
  return refusal.ok ? undefined : refusal.error;
}

/** A field that was written or taken out again; while it is verified nobody changes it. */
export function written(handoff: Handoff, fields: Readonly<Record<string, string>>, moving: Moving): Moved {
  const { state } = handoff;
  const reason = whyNotBy(handoff, 'ready', moving);
  if (reason !== undefined) return refused(reason);
  if (state !== 'STANDBY' && state !== 'ACTIVE' && state !== 'REMEDIATION')
    return refusedHere(handoff, "its document can't be changed");
  const changed = { ...handoff, fields: { ...handoff.fields, ...fields } };
  return ok(entered(changed, 'wrote', state, { ...moving, note: Object.keys(fields).join(', ') }));
}

/** Whether nothing more is to be done: its receiver has it, or its work was set aside. */
export function isOver({ state, emergency, setAside }: Handoff): boolean {
  return (state === 'HANDOFF_COMPLETE' && !emergency) || setAside !== undefined;
}

/** Whose turn it is: a role's, or a person's; undefined where a run moves it, or it is over. */
export function turnOf(handoff: Handoff): { role: string } | 'person' | undefined {
  const { state, run, from, to, escalated } = handoff;
  if (isOver(handoff)) return undefined;
  if (escalated) return 'person';
  if (run !== undefined) return undefined;
  if (state === 'APPROVED') return { role: to };
  return state === 'HANDOFF_READY' || state === 'VERIFICATION' || state === 'HANDOFF_COMPLETE'
    ? 'person'
    : { role: from };
}

/** When it came into the state that it is in. */
export function since({ state, history }: Handoff): string {
  const entry = history.findLast(({ from, to }) => to === state && from !== to) ?? history[0];
  return entry?.at ?? '';
}

/** How often it has failed since it was begun last. */
export function failuresOf({ history }: Pick<Handoff, 'history'>): number {
  const begun = history.findLastIndex(({ did }) => did === 'reopened');
  return history.slice(begun + 1).filter(({ from, to }) => from !== to && to === 'FAILED').length;
}

export function verdictOf({ passed, layers }: HandoffVerification): string {
  if (passed)
    return layers.length === 0 ? 'there is nothing to verify' : `passed ${layers.map(({ layer }) => layer).join(', ')}`;
  const [first] = layers.flatMap((layer) =>
    layer.checks.filter((check) => !check.passed).map((check) => `${placeOf(layer, check)}: ${check.ending}`),
  );
  return first ?? 'verification failed';
}

function lacking({ id, fields, required }: Handoff): string | undefined {
  const blank = required.filter((name) => (Object.hasOwn(fields, name) ? fields[name] : '')?.trim() === '');
  if (blank.length === 0) return undefined;
  return `${id} is not complete: ${blank.join(', ')} ${blank.length === 1 ? 'says' : 'say'} nothing yet (--field ${blank[0]}='…')`;
}

function entered(
  handoff: Handoff,
  did: HandoffEntry['did'],
  to: HandoffState,
  { by, at, note }: Pick<Moving, 'by' | 'at' | 'note'>,
): Handoff {
  const { state: from } = handoff;
  const entry: HandoffEntry = { at, by, did, from, to, ...(note !== undefined && { note }) };
  const known = { ...handoff, state: to, history: [...handoff.history, entry] };
  if (from === to) return known;
  // What it was escalated for, or set aside for, is over with the move.
  const { escalated: _, setAside: __, ...moved } = known;
  return moved;
}

function refusedHere(handoff: Handoff, what: string): Moved {
  const { id, state } = handoff;
  return refused(`${id} is ${state}, and ${what}`, `From there it goes on with: ${waysOn(handoff).join(', or ')}`);
}

const PARTICIPLE: Record<HandoffMove, string> = {
  begin: 'begun',
  ready: 'made ready',
  verify: 'verified',
  approve: 'approved',
  reject: 'rejected',
  fail: 'failed',
  remedy: 'mended',
  complete: 'completed',
  reopen: 'begun again',
};
