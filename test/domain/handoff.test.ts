import { describe, expect, it } from 'vitest';
import {
  failuresOf,
  HANDOFF_STATES,
  inEmergency,
  isOver,
  movedOn,
  rolledBack,
  since,
  verifiedBy,
  written,
} from '../../src/domain/handoff.ts';
import type { HandoffMove } from '../../src/domain/handoff-rights.ts';
import type { Author, Handoff, HandoffState } from '../../src/domain/records.ts';

const PERSON: Author = { as: 'person' };
const agent = (role: string): Author => ({ as: 'agent', role });
const RULES = { approvers: ['lead'], inEmergency: ['ops'] };
const AT = '2026-01-15T10:00:00.000Z';

function handoff(state: HandoffState, more: Partial<Handoff> = {}): Handoff {
  const history: Handoff['history'] = [{ at: AT, by: PERSON, did: 'created', from: 'STANDBY', to: 'STANDBY' }];
  return { id: 'HAND-0001', title: 'x', from: 'back', to: 'front', state, fields: {}, required: [], history, ...more };
}

const PASSED = { at: AT, passed: true, layers: [] };
const FAILED = { at: AT, passed: false, layers: [] };
const move = (one: Handoff, what: HandoffMove, by: Author = PERSON, note?: string) =>
  movedOn(one, what, { by, at: AT, rules: RULES, ...(note !== undefined && { note }) });

/** The whole machine, as the design has it; what is not here is refused. */
const WAYS: [HandoffState, HandoffMove, HandoffState][] = [
  ['STANDBY', 'begin', 'ACTIVE'],
  ['ACTIVE', 'ready', 'HANDOFF_READY'],
  ['HANDOFF_READY', 'verify', 'VERIFICATION'],
  ['VERIFICATION', 'approve', 'APPROVED'],
  ['VERIFICATION', 'reject', 'FAILED'],
  ['VERIFICATION', 'fail', 'FAILED'],
  ['APPROVED', 'complete', 'HANDOFF_COMPLETE'],
  ['HANDOFF_COMPLETE', 'reopen', 'STANDBY'],
  ['FAILED', 'remedy', 'REMEDIATION'],
  ['REMEDIATION', 'ready', 'HANDOFF_READY'],
];
const MOVES = [...new Set(WAYS.map(([, what]) => what))];

describe('the states', () => {
  const all = HANDOFF_STATES.flatMap((state) => MOVES.map((what) => [state, what] as const));
  it.each(all)('%s, %s', (state, what) => {
    const to = WAYS.find(([from, name]) => from === state && name === what)?.[2];
    const result = move(handoff(state, { verification: PASSED }), what);
    if (to !== undefined) {
      expect(result.ok && result.value.state).toBe(to);
      expect(result.ok && result.value.history.at(-1)).toMatchObject({ from: state, to, by: PERSON, at: AT });
      return;
    }
    const ways = WAYS.filter(([from, name]) => from === state && name !== 'fail');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.reason).toContain(`HAND-0001 is ${state}, and it can't be `);
    expect(result.error.mend).toBe(
      `From there it goes on with: ${ways.map(([, name]) => `coord handoff ${name} HAND-0001`).join(', or ')}`,
    );
  });
});

function mayNot(state: HandoffState, what: HandoffMove, by: Author): string | undefined {
  const result = move(handoff(state, { verification: PASSED }), what, by);
  return result.ok ? undefined : result.error.reason;
}

describe('who moves it', () => {
  it('the giver begins, hands in and mends', () => {
    for (const [state, what] of [
      ['STANDBY', 'begin'],
      ['ACTIVE', 'ready'],
      ['FAILED', 'remedy'],
    ] as const) {
      expect(mayNot(state, what, agent('front'))).toBe("back or a person does that; HAND-0001 is back's");
      expect(mayNot(state, what, agent('back'))).toBeUndefined();
    }
  });
  it('the receiver takes it over', () => {
    expect(mayNot('APPROVED', 'complete', agent('back'))).toContain('front or a person takes it over');
    expect(mayNot('APPROVED', 'complete', agent('front'))).toBeUndefined();
  });
  it.each(['approve', 'reject'] as const)('a person, or a role that the config names, may %s', (what) => {
    expect(mayNot('VERIFICATION', what, agent('front'))).toBe(`only a person ${what}s HAND-0001, or lead`);
    expect(mayNot('VERIFICATION', what, { as: 'agent' })).toBe(`only a person ${what}s HAND-0001, or lead`);
    expect(mayNot('VERIFICATION', what, agent('lead'))).toBeUndefined();
    const own = movedOn(handoff('VERIFICATION', { from: 'lead', verification: PASSED }), what, {
      by: agent('lead'),
      at: AT,
      rules: RULES,
    });
    expect(own.ok).toBe(false);
  });
});

it('is handed in only when every required field says something', () => {
  const active = handoff('ACTIVE', { required: ['summary', 'risks'], fields: { summary: 'done', risks: ' \n' } });
  const early = move(active, 'ready');
  expect(early).toMatchObject({
    ok: false,
    error: { reason: "HAND-0001 is not complete: risks says nothing yet (--field risks='…')" },
  });
  expect(move({ ...active, fields: { summary: 'done', risks: 'none' } }, 'ready').ok).toBe(true);
  expect(move({ ...active, required: ['constructor'] }, 'ready').ok).toBe(false);
});

it('is not approved before it is verified, nor by what was verified before it was handed in again', () => {
  expect(move(handoff('VERIFICATION'), 'approve')).toMatchObject({
    ok: false,
    error: { reason: 'HAND-0001 has not been verified yet' },
  });
  const again = move(handoff('REMEDIATION', { verification: PASSED }), 'ready');
  expect(again.ok && again.value.verification).toBeUndefined();
});

describe('what the verifiers say', () => {
  const moving = { by: PERSON, at: AT, rules: RULES };
  it('leaves it to its approval, or fails it', () => {
    const passed = verifiedBy(handoff('VERIFICATION'), PASSED, moving);
    expect(passed.ok && passed.value).toMatchObject({ state: 'VERIFICATION', verification: PASSED });
    const failed = verifiedBy(handoff('VERIFICATION'), FAILED, moving);
    expect(failed.ok && failed.value).toMatchObject({ state: 'FAILED', verification: FAILED });
    expect(failed.ok && failuresOf(failed.value)).toBe(1);
  });
  it('counts nowhere else', () => {
    for (const state of HANDOFF_STATES.filter((one) => one !== 'VERIFICATION'))
      expect(verifiedBy(handoff(state), PASSED, moving).ok).toBe(false);
  });
});

describe('an emergency', () => {
  const moving = { by: PERSON, at: AT, rules: RULES, note: 'the shop is down' };
  const until = '2026-01-16T10:00:00.000Z';
  it('approves by the states there are, and has to be verified afterwards', () => {
    const result = inEmergency(handoff('HANDOFF_READY'), moving, until);
    expect(result.ok && result.value.state).toBe('APPROVED');
    expect(result.ok && result.value.history.slice(1).map(({ from, to }) => `${from} ${to}`)).toEqual([
      'HANDOFF_READY VERIFICATION',
      'VERIFICATION APPROVED',
    ]);
    if (!result.ok) return;
    const taken = move(result.value, 'complete');
    expect(taken.ok && isOver(taken.value)).toBe(false);
    const verified = taken.ok ? verifiedBy(taken.value, PASSED, moving) : taken;
    expect(verified.ok && isOver(verified.value)).toBe(true);
    const late = taken.ok ? verifiedBy(taken.value, FAILED, moving) : taken;
    expect(late.ok && late.value).toMatchObject({
      state: 'HANDOFF_COMPLETE',
      escalated: { reason: 'approved in an emergency, and verification failed' },
    });
  });
  it('is declared by people and the roles that the config names, and only of what is ready', () => {
    expect(inEmergency(handoff('HANDOFF_READY'), { ...moving, by: agent('back') }, until)).toMatchObject({
      ok: false,
      error: { reason: 'only a person declares an emergency, or ops' },
    });
    expect(inEmergency(handoff('HANDOFF_READY'), { ...moving, by: agent('ops') }, until).ok).toBe(true);
    for (const state of HANDOFF_STATES.filter((one) => one !== 'VERIFICATION' && one !== 'HANDOFF_READY'))
      expect(inEmergency(handoff(state), moving, until).ok).toBe(false);
  });
});

it('is rolled back by a person, once it has failed; mending it takes that back', () => {
  const aside = { at: AT, branches: ['kept'], restored: [] };
  const by = (author: Author, state: HandoffState) =>
    rolledBack(handoff(state), aside, { by: author, at: AT, rules: RULES });
  expect(by(agent('lead'), 'FAILED').ok).toBe(false);
  for (const state of HANDOFF_STATES) expect(by(PERSON, state).ok).toBe(state === 'FAILED' || state === 'REMEDIATION');
  const over = by(PERSON, 'FAILED');
  expect(over.ok && isOver(over.value)).toBe(true);
  const mended = over.ok ? move(over.value, 'remedy') : over;
  expect(mended.ok && mended.value.setAside).toBeUndefined();
});

it('lets nobody change the document while it is verified or approved', () => {
  for (const state of HANDOFF_STATES)
    expect(written(handoff(state), { a: 'b' }, { by: PERSON, at: AT, rules: RULES }).ok).toBe(
      state === 'STANDBY' || state === 'ACTIVE' || state === 'REMEDIATION',
    );
});

it('knows since when it is where it is', () => {
  const later = '2026-01-15T11:00:00.000Z';
  const active = movedOn(handoff('STANDBY'), 'begin', { by: PERSON, at: later, rules: RULES });
  const changed = active.ok
    ? written(active.value, { a: 'b' }, { by: PERSON, at: '2026-01-15T12:00:00.000Z', rules: RULES })
    : active;
  expect(changed.ok && since(changed.value)).toBe(later);
});
