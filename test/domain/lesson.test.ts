import { describe, expect, it } from 'vitest';
import type { Event, StepOutcome } from '../../src/domain/event.ts';
import {
  concerning,
  dismissed,
  learned,
  NO_LESSONS,
  saidByPerson,
  type Taught,
  taughtBy,
} from '../../src/domain/lesson.ts';
import { foldRun } from '../../src/domain/run.ts';

const at = '2026-01-15T10:00:00.000Z';
const later = '2026-01-16T10:00:00.000Z';
const failure = (text: string, role?: string): Taught => ({
  kind: 'failure',
  text,
  from: 'r1 build',
  ...(role !== undefined && { role }),
});

describe('lessons', () => {
  it('leave out what is said of one branch or one entry alone', () => {
    const texts = [
      'build, page: role web changed files it may not write: a. Its work is kept on branch coord/r1-page',
      'Taken into main: b.txt has no owner; a person may approve it: coord queue retry MQ-0004 --approved-by NAME',
      'Taken into main: run 20260115-093012-chain-4f2a is not over (coord runs 20260115-093012-chain-4f2a)',
      'build, test: exit code 1 (coord check). Name the owner.',
    ];
    expect(
      learned(
        NO_LESSONS,
        texts.map((text) => failure(text)),
        'run r1',
        at,
      ).lessons.map(({ text }) => text),
    ).toEqual([
      'build, page: role web changed files it may not write: a',
      'Taken into main: b.txt has no owner',
      'build, test: exit code 1 (coord check). Name the owner.',
    ]);
  });

  it('are kept once, whatever numbers and commits are in them, and count', () => {
    const once = learned(NO_LESSONS, [failure('no end after 30 s at 0123456789ab')], 'run r1', at);
    const twice = learned(once, [failure('No end after 45 s at ba9876543210')], 'run r2', later);
    expect(twice.lessons).toEqual([
      {
        id: 'LES-0001',
        kind: 'failure',
        text: 'No end after 45 s at ba9876543210',
        first: at,
        last: later,
        times: 2,
        from: ['r1 build'],
        pinned: false,
      },
    ]);
    expect(learned(twice, [failure('no end after 1 s')], 'run r2', later)).toBe(twice);
  });

  it('are one line of a certain length each, and so many', () => {
    const all = Array.from({ length: 150 }, (_, index) => failure(`word${'x'.repeat(index)}\nmore`));
    const { lessons } = learned(NO_LESSONS, [...all, failure('y'.repeat(1000))], undefined, at);
    expect(lessons).toHaveLength(100);
    expect(lessons.every(({ text }) => text.length <= 400 && !text.includes('\n'))).toBe(true);
  });

  it('go where they were met least and longest ago, and never where a person wants them kept', () => {
    const first = learned(NO_LESSONS, [failure('the first'), failure('the second')], undefined, at);
    const [one] = first.lessons;
    const pinned = { ...first, lessons: first.lessons.map((lesson) => ({ ...lesson, pinned: lesson.id === one?.id })) };
    const more = Array.from({ length: 100 }, (_, index) => failure(`more${'x'.repeat(index)}`));
    const { lessons } = learned(pinned, more, undefined, later);
    expect(lessons[0]?.text).toBe('the first');
    expect(lessons.map(({ text }) => text)).not.toContain('the second');
  });

  it('do not come back once a person has taken them out', () => {
    const known = learned(NO_LESSONS, [failure('it failed 3 times')], undefined, at);
    const without = dismissed(known, 'LES-0001');
    expect(learned(without, [failure('it failed 4 times')], undefined, later).lessons).toEqual([]);
  });

  it('come back where a person says so', () => {
    const taught: Taught = { kind: 'said', text: 'Migrations run first', from: 'a person' };
    const without = dismissed(saidByPerson(NO_LESSONS, taught, at), 'LES-0001');
    expect(saidByPerson(without, taught, later).lessons.map(({ text }) => text)).toEqual(['Migrations run first']);
  });

  it('are taken in where there are too many already, all of them met more often', () => {
    const all = Array.from({ length: 100 }, (_, index) => failure(`word${'x'.repeat(index)}`));
    const often = learned(learned(NO_LESSONS, all, undefined, at), all, undefined, at);
    const { lessons } = learned(often, [failure('new')], undefined, later);
    expect(lessons).toHaveLength(100);
    expect(lessons.map(({ text }) => text)).toContain('new');
  });

  it('concern a role, or everybody', () => {
    const { lessons } = learned(
      NO_LESSONS,
      [failure('a', 'backend'), failure('b', 'frontend'), failure('c')],
      undefined,
      at,
    );
    expect(concerning(lessons, 'backend').map(({ text }) => text)).toEqual(['a', 'c']);
  });
});

const begins = (key: string, role = 'backend'): Event => ({ type: 'step.started', at, key, attempt: 1, role });
const ends = (key: string, outcome: StepOutcome): Event[] => [begins(key), { type: 'step.finished', at, key, outcome }];
const verified = (passed: boolean): StepOutcome => ({
  kind: 'succeeded',
  output: {},
  verification: {
    passed,
    layers: [
      {
        layer: 'server',
        status: passed ? 'passed' : 'failed',
        checks: [{ name: 'sound', command: 'x', passed, ending: 'exit code 1', tail: '', hint: 'Mend it.' }],
      },
    ],
  },
});
const run = (events: Event[], rehearsal = false) =>
  taughtBy(
    foldRun([
      { type: 'run.started', at, run: 'r1', playbook: 'p', hash: '', inputs: {}, parts: {}, base: 'c0', rehearsal },
      ...events,
    ] as Event[]),
  );

const findings = (text: string) => ({ findings: [{ where: 'a.js:1', problem: text }] });

describe('a run', () => {
  it('teaches what failed; a block by what failed in it, and an overload nothing', () => {
    const taught = run([
      ...ends('build', { kind: 'failed', reason: 'exit code 1' }),
      ...ends('rounds.2/fix', { kind: 'failed', reason: 'no end after 30 s', class: 'timeout' }),
      ...ends('rounds', { kind: 'failed', reason: 'a step in it failed', at: 'rounds.2/fix' }),
      ...ends('ask', { kind: 'failed', reason: 'overloaded', class: 'transient' }),
    ]);
    expect(taught.map(({ kind, text, role }) => [kind, role, text])).toEqual([
      ['failure', 'backend', 'p, build: exit code 1'],
      ['failure', 'backend', 'p, rounds/fix: no end after 30 s'],
    ]);
    expect(run(ends('build', { kind: 'failed', reason: 'exit code 1' }), true)).toEqual([]);
  });

  it('teaches what mended a verification that failed', () => {
    const taught = run([
      ...ends('rounds.1/verify', verified(false)),
      ...ends('rounds.1/fix', { kind: 'succeeded', output: {} }),
      ...ends('rounds.2/verify', verified(true)),
    ]);
    expect(taught).toEqual([
      {
        kind: 'remedy',
        role: 'backend',
        text: 'p, rounds/verify: layer server, check sound: exit code 1. Mend it. It was mended by rounds/fix',
        from: 'r1 rounds.1/verify',
      },
    ]);
  });

  it('teaches what reviews find late, and what agents name as lessons', () => {
    const taught = run([
      ...ends('rounds.1/review', { kind: 'succeeded', output: findings('early') }),
      ...ends('rounds.2/review', { kind: 'succeeded', output: findings('late') }),
      ...ends('end', { kind: 'succeeded', output: { lessons: ['Ask first.', 3] } }),
    ]);
    expect(taught.map(({ kind, text }) => [kind, text])).toEqual([
      ['finding', 'p, rounds/review: a.js:1: late'],
      ['said', 'Ask first.'],
    ]);
  });
});
