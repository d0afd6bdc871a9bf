import { expect, it } from 'vitest';
import type { Event, StepOutcome } from '../../../src/domain/event.ts';
import { foldRun } from '../../../src/domain/run.ts';
import type { CheckReport } from '../../../src/domain/verification.ts';
import { handoffValues, nameOf } from '../../../src/services/handoffs/values.ts';

const at = '2026-01-15T10:00:00.000Z';
const STARTED: Event = {
  type: 'run.started',
  at,
  run: 'r1',
  playbook: 'p',
  hash: '',
  inputs: {},
  parts: {},
  base: '0'.repeat(40),
  rehearsal: false,
};

/** A step of `role` that has ended. */
function step(key: string, role: string, outcome: StepOutcome): Event[] {
  return [
    { type: 'step.started', at, key, attempt: 1, part: 'a', role, workspace: role },
    { type: 'step.finished', at, key, outcome },
  ];
}
const said = (output: object): StepOutcome => ({ kind: 'succeeded', output });
const verified = (passed: boolean): StepOutcome => {
  const check: CheckReport = { name: 'unit', command: 'npm test', passed, ending: 'exit code 1', tail: '1 failed' };
  const verification = {
    passed,
    layers: [{ layer: 'api', status: passed ? ('passed' as const) : ('failed' as const), checks: [check] }],
  };
  return passed
    ? { kind: 'succeeded', output: {}, verification }
    : { kind: 'failed', reason: 'unit failed', verification };
};

/** What the document of a run with these events says. */
function valuesOf(...events: Event[]) {
  const party = { part: 'a', role: 'backend' };
  const facts = {
    key: 'h',
    from: party,
    to: party,
    fields: {},
    branch: 'coord/r1',
    commits: [],
    diffStat: '',
    history: [],
  };
  const team = { project: 'Shop', roles: {}, layers: [], requiredFields: [] };
  return handoffValues({ ...facts, state: foldRun([STARTED, ...events]) }, team);
}

/** A round in which all that happened is an approval. */
const approvedIn = (number: number) => ({
  number,
  reviews: [{ step: 'review', role: 'web', verdict: 'approve', findings: [] }],
  answers: [],
});

it('puts the reviews of each round together with what was said to them', () => {
  const changes = said({ verdict: 'changes', findings: [{ where: 'a.js', problem: 'slow' }, {}, null] });
  const { rounds } = valuesOf(
    ...step('write', 'backend', said({ summary: 'written' })),
    ...step('once', 'web', said({ verdict: 'approve', findings: 'none' })),
    ...step('rounds.1/panel:web/review', 'web', changes),
    ...step('rounds.1/fix', 'backend', said({ summary: 'mended' })),
    ...step('rounds.2/panel:web/review', 'web', said({ verdict: 'approve' })),
    ...step('more.1/polish', 'backend', said({ summary: 'polished' })),
    ...step('days.3/rounds.1/review', 'web', said({ verdict: 'approve' })),
    ...step('days.3/rounds.2/review', 'web', said({ verdict: 'approve' })),
  );
  const nothing = { where: '', problem: '' };
  expect(rounds).toEqual([
    { number: 0, reviews: [{ step: 'once', role: 'web', verdict: 'approve', findings: [] }], answers: [] },
    {
      number: 1,
      reviews: [
        {
          step: 'review',
          role: 'web',
          verdict: 'changes',
          findings: [{ where: 'a.js', problem: 'slow' }, nothing, nothing],
        },
      ],
      answers: [{ step: 'fix', role: 'backend', summary: 'mended' }],
    },
    approvedIn(2),
    approvedIn(1),
    approvedIn(2),
  ]);
});

it('has the newest verification of each role, also one that failed in a branch that was not needed', () => {
  const { verification, failures } = valuesOf(
    ...step('rounds.1/verify', 'backend', verified(false)),
    ...step('rounds.2/verify', 'backend', verified(true)),
    ...step('all:web/check', 'web', verified(false)),
  );
  expect(verification).toMatchObject([
    { step: 'verify', role: 'backend', passed: true, layers: [{ layer: 'api', status: 'passed' }] },
    { step: 'check', role: 'web', passed: false, layers: [{ checks: [{ name: 'unit', passed: false }] }] },
  ]);
  expect(failures).toEqual([{ layer: 'api', name: 'unit', tail: '1 failed' }]);
});

it('tells a refusal once, however often it was met, and a path that nobody owns once', () => {
  const text = 'coord: web/a is owned by role web, and you are role backend.\nDo not work round it.';
  const refused: Event = { type: 'write.refused', at, key: 'write', role: 'backend', path: 'web/a', text };
  const asked: StepOutcome = { kind: 'succeeded', output: {}, asked: ['notes.txt'] };
  const { refused: told, unowned } = valuesOf(
    refused,
    refused,
    { ...refused, path: 'web/b' },
    ...step('write', 'backend', asked),
    ...step('again', 'backend', asked),
  );
  expect(told.map(({ path }) => path)).toEqual(['web/a', 'web/b']);
  expect(told[0]?.text).toBe('web/a is owned by role web, and you are role backend.');
  expect(unowned).toEqual(['notes.txt']);
});

it('calls a role that is gone from the config by its id', () => {
  expect(valuesOf().from).toEqual({ part: 'a', role: 'backend', title: 'backend' });
});

it('tells a contract from its compatibility', () => {
  expect(nameOf({ name: 'quote', kind: 'contract' })).toBe('quote');
  expect(nameOf({ name: 'quote', kind: 'compatibility' })).toBe('quote (compatibility)');
});
