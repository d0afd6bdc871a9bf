import { describe, expect, it } from 'vitest';
import { advance } from '../../src/domain/advance.ts';
import type { Event } from '../../src/domain/event.ts';
import type { AgentStep, Condition, Playbook, Scope, Step } from '../../src/domain/playbook.ts';
import { ok } from '../../src/domain/result.ts';
import { foldRun } from '../../src/domain/run.ts';

const at = '2026-01-15T10:00:00.000Z';
const START: Event = {
  type: 'run.started',
  at,
  run: 'r1',
  playbook: 'p',
  hash: '',
  inputs: {},
  parts: { author: 'backend' },
  base: 'c0',
  rehearsal: false,
};
const when = (holds: (scope: Scope) => boolean): Condition => ({ source: 'when', holds: (scope) => ok(holds(scope)) });
const agent = (id: string, condition?: Condition): AgentStep => ({
  id,
  title: id,
  verb: 'agent',
  part: 'author',
  access: 'write',
  session: 'fresh',
  prompt: { source: '', render: () => ok('') },
  ...(condition && { condition }),
});
const playbook = (...steps: Step[]): Playbook => ({
  name: 'p',
  description: '',
  parts: ['author'],
  inputs: {},
  steps,
  hash: '',
});
const done = (key: string, output: unknown = {}): Event[] => [
  { type: 'step.started', at, key, attempt: 1 },
  { type: 'step.finished', at, key, outcome: { kind: 'succeeded', output } },
];
const next = (book: Playbook, ...events: Event[]) => advance(book, foldRun([START, ...events]));

describe('advance', () => {
  it('goes through the steps in order and finishes', () => {
    const book = playbook(agent('one'), agent('two'));
    expect(next(book)).toMatchObject({ kind: 'start', key: 'one', attempt: 1 });
    expect(next(book, ...done('one'))).toMatchObject({ kind: 'start', key: 'two' });
    expect(next(book, ...done('one'), ...done('two'))).toEqual({ kind: 'finish', outcome: 'succeeded' });
  });

  it('starts a step anew whose end is not in the journal, and counts the attempt', () => {
    const open: Event = { type: 'step.started', at, key: 'one', attempt: 1 };
    expect(next(playbook(agent('one')), open)).toMatchObject({ kind: 'start', key: 'one', attempt: 2 });
  });

  it('never starts a later step of a run with a failed one', () => {
    const failed: Event = { type: 'step.finished', at, key: 'one', outcome: { kind: 'failed', reason: 'no' } };
    expect(next(playbook(agent('one'), agent('two')), failed)).toEqual({
      kind: 'finish',
      outcome: 'failed',
      reason: 'one: no',
    });
  });

  it('skips by a condition once, and stands by it when the condition would hold later', () => {
    const book = playbook(
      agent(
        'one',
        when(() => false),
      ),
      agent('two'),
    );
    expect(next(book)).toEqual({ kind: 'skip', key: 'one', condition: 'when' });
    const held = playbook(
      agent(
        'one',
        when(() => true),
      ),
      agent('two'),
    );
    expect(next(held, { type: 'step.skipped', at, key: 'one', condition: 'when' })).toMatchObject({ key: 'two' });
  });

  it('fails a step whose condition cannot be evaluated, rather than skip it', () => {
    const broken: Condition = { source: 'steps.x', holds: () => ({ ok: false, error: 'No such key: x' }) };
    expect(next(playbook(agent('one', broken)))).toEqual({
      kind: 'fail',
      key: 'one',
      reason: 'its "if" (steps.x) cannot be evaluated: No such key: x',
    });
  });
});

const verdict = ({ steps }: Scope) => (steps['review']?.output as { ok: boolean } | undefined)?.ok;

describe('a loop', () => {
  const approved = when((scope) => verdict(scope) === true);
  const refused = when((scope) => verdict(scope) === false);
  const book = playbook({
    id: 'rounds',
    title: 'rounds',
    verb: 'loop',
    max: 2,
    until: approved,
    steps: [agent('review'), agent('fix', refused)],
  });
  const entered: Event = { type: 'step.started', at, key: 'rounds', attempt: 1 };
  const round = (number: number, good: boolean) => [
    ...done(`rounds.${number}/review`, { ok: good }),
    ...(good
      ? [{ type: 'step.skipped', at, key: `rounds.${number}/fix`, condition: 'when' } as Event]
      : done(`rounds.${number}/fix`)),
  ];

  it('goes round until its condition holds', () => {
    expect(next(book)).toMatchObject({ kind: 'enter', key: 'rounds' });
    expect(next(book, entered)).toMatchObject({ kind: 'start', key: 'rounds.1/review' });
    expect(next(book, entered, ...round(1, false))).toMatchObject({ kind: 'start', key: 'rounds.2/review' });
    expect(next(book, entered, ...round(1, false), ...round(2, true))).toEqual({
      kind: 'finish',
      outcome: 'succeeded',
    });
  });

  it('is stepped over whole where it was skipped', () => {
    const skipped: Event = { type: 'step.skipped', at, key: 'rounds', condition: 'when' };
    expect(next(book, skipped)).toEqual({ kind: 'finish', outcome: 'succeeded' });
  });

  it('fails when its rounds are used up', () => {
    expect(next(book, entered, ...round(1, false), ...round(2, false))).toEqual({
      kind: 'fail',
      key: 'rounds',
      reason: '2 rounds are used up, and this never held: when',
    });
  });
});

describe('an approval', () => {
  const book = playbook(
    { id: 'ask', title: 'ask', verb: 'approve', question: { source: '', render: () => ok('') } },
    agent('two'),
  );
  const asked: Event[] = [
    { type: 'step.started', at, key: 'ask', attempt: 1 },
    { type: 'approval.requested', at, key: 'ask', question: 'Really?' },
  ];
  const answer = (yes: boolean): Event => ({
    type: 'approval.answered',
    at,
    key: 'ask',
    approved: yes,
    by: 'a person',
    reason: 'so',
  });

  it('is waited for, however often the run is resumed', () => {
    expect(next(book, ...asked)).toEqual({ kind: 'wait', key: 'ask', question: 'Really?' });
  });

  it('lets the run go on, or fails it', () => {
    expect(next(book, ...asked, answer(true))).toMatchObject({ kind: 'start', key: 'two' });
    expect(next(book, ...asked, answer(false))).toEqual({
      kind: 'finish',
      outcome: 'failed',
      reason: 'ask: rejected by a person: so',
    });
  });
});
