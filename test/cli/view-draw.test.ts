import { describe, expect, it } from 'vitest';
import { follow } from '../../src/cli/run/view/progress.ts';
import type { StepOutcome } from '../../src/domain/event.ts';
import { at, costing, does, entered, finished, linesOf, progressOf, started, WRITTEN } from '../support/happenings.ts';

describe('what is drawn of a run', () => {
  it('before anything has begun: what is to come', () => {
    expect(linesOf(progressOf([]), 0)).toEqual([
      '. Write it',
      '. Ask the experts',
      '. Go through the files',
      '. Review',
      '. Ask',
      '0s, 0 of 5 steps done',
    ]);
  });

  it('a step at work: whose it is, since when, and what it did last', () => {
    const progress = progressOf([
      started(1, 'write', 'backend'),
      does(2, 'write', 'reads'),
      does(3, 'write', 'wrote\na file'),
    ]);
    expect(linesOf(progress, 66).slice(0, 2)).toEqual(['* Write it', '    backend  1m 05s  wrote a file']);
    expect(linesOf(progress, 66).at(-1)).toBe('1m 06s, 1 at work, 0 of 5 steps done');
  });

  it('steps side by side: each block counts what has ended in it, and shows what is at work', () => {
    const progress = progressOf([
      ...WRITTEN,
      entered(12, 'consult', ['frontend', 'ops', 'backend']),
      entered(12, 'files', ['a%20b', 'b']),
      entered(12, 'rounds'),
      started(12, 'consult:frontend/advise', 'frontend'),
      started(12, 'consult:ops/advise', 'ops'),
      started(13, 'consult:backend/advise', 'backend'),
      finished(20, 'consult:frontend/advise', { ...costing(0.25), kind: 'failed', reason: 'no idea' } as StepOutcome),
      finished(21, 'consult:ops/advise', costing(0.25)),
      started(12, 'files:a%20b/look', 'backend'),
      finished(22, 'files:a%20b/look', costing(0.1)),
      started(22, 'files:a%20b/judge', 'backend'),
      started(14, 'rounds.1/review', 'backend'),
      finished(15, 'rounds.1/review', costing(0)),
      started(15, 'rounds.1/fix', 'backend'),
      finished(16, 'rounds.1/fix', costing(0)),
      { type: 'step.skipped', at: at(17), key: 'rounds.2/review', condition: 'false' },
      started(17, 'rounds.2/fix', 'backend'),
      does(18, 'rounds.2/fix', 'mends it'),
    ]);
    expect(linesOf(progress, 30)).toEqual([
      'v Write it: done in 12s ($0.42), commit c1',
      '* Ask the experts: 1 of 3 done, 1 failed, $0.50',
      '    backend  17s',
      '* Go through the files: 0 of 2 done, $0.10',
      '    a b, judge by backend  8s  $0.10',
      '* Review: round 2 of at most 3, 1 of 2 done',
      '    round 2, fix by backend  13s  mends it',
      '. Ask',
      '30s, $1.02, 3 at work, 1 of 5 steps done',
    ]);
  });

  it('a block ends with its own event, in whatever order blocks end', () => {
    const progress = progressOf([
      ...WRITTEN,
      entered(12, 'consult', ['frontend']),
      entered(12, 'rounds'),
      started(12, 'rounds.1/review', 'backend'),
      finished(15, 'rounds.1/review', costing(0.5)),
      { type: 'step.skipped', at: at(15), key: 'rounds.1/fix', condition: 'false' },
      finished(75, 'rounds', { kind: 'succeeded', output: { rounds: 1 } }),
      { type: 'step.skipped', at: at(76), key: 'ask', condition: 'false' },
    ]);
    expect(linesOf(progress, 80)).toEqual([
      'v Write it: done in 12s ($0.42), commit c1',
      '* Ask the experts: 0 of 1 done',
      '. Go through the files',
      'v Review: done in 1m 03s ($0.50), 1 round',
      '> Ask: skipped',
      '1m 20s, $0.92, 3 of 5 steps done',
    ]);
  });

  it('a person is waited for, while others go on', () => {
    const progress = progressOf([
      ...WRITTEN,
      started(12, 'ask'),
      { type: 'approval.requested', at: at(12), key: 'ask', question: 'Go\n on?' },
      entered(12, 'rounds'),
      started(12, 'rounds.1/review', 'backend'),
      {
        type: 'work.requested',
        at: at(13),
        key: 'rounds.1/review',
        task: 'Look at it.',
        file: '/task.md',
        folder: '/worktree',
        since: 'c0',
      },
    ]);
    const waiting = linesOf(progress, 72);
    expect(waiting.slice(3)).toEqual([
      '? Review: round 1 of at most 3, 0 of 2 done',
      '    round 1, review by backend  1m 00s  is left to a person: Look at it.',
      '? Ask',
      '    1m 00s  waits for a person: Go on?',
      '1m 12s, $0.42, 2 waiting for a person, 1 of 5 steps done',
    ]);
    follow(progress, { type: 'work.handed-in', at: at(73), key: 'rounds.1/review', output: {}, by: 'me' });
    follow(progress, {
      type: 'approval.answered',
      at: at(73),
      key: 'ask',
      approved: false,
      by: 'me',
      reason: 'too\nlate',
    });
    expect(linesOf(progress, 73).slice(3)).toEqual([
      '* Review: round 1 of at most 3, 0 of 2 done',
      '    round 1, review by backend  1m 01s  taking in what was handed in',
      'x Ask: rejected by me: too late',
      '1m 13s, $0.42, 1 at work, 1 of 5 steps done',
    ]);
  });

  it('what failed says why, with the last lines of what was printed', () => {
    const outcome = { kind: 'failed', reason: 'exit code 3 (make): first\nsecond' } as const;
    const progress = progressOf([started(0, 'write', 'backend'), finished(3, 'write', outcome)]);
    expect(linesOf(progress, 3).slice(0, 2)).toEqual([
      'x Write it: failed after 3s: exit code 3 (make): first',
      '    second',
    ]);
  });

  it('the newest refusal is what a step did last', () => {
    const refused = {
      type: 'write.refused',
      at: at(2),
      key: 'write',
      role: 'backend',
      path: 'web/a',
      text: 'No.',
    } as const;
    const progress = progressOf([started(0, 'write', 'backend'), refused]);
    expect(linesOf(progress, 2)[1]).toBe('    backend  2s  was refused to write web/a');
  });
});

describe('a run that is carried on', () => {
  const history = [
    ...WRITTEN,
    entered(12, 'consult', ['frontend', 'ops']),
    started(12, 'consult:frontend/advise', 'frontend'),
    started(12, 'consult:ops/advise', 'ops'),
    finished(20, 'consult:ops/advise', costing(0.25)),
    started(12, 'files:b/look', 'backend'),
  ];

  it('shows as done what was done before, and as at work only what has been begun again', () => {
    expect(linesOf(progressOf([], history), 100).slice(0, 3)).toEqual([
      'v Write it: done in 12s ($0.42), commit c1',
      '* Ask the experts: 1 of 2 done, $0.25',
      '. Go through the files',
    ]);
    const again = progressOf([started(99, 'consult:frontend/advise', 'frontend')], history);
    expect(linesOf(again, 100).slice(1, 3)).toEqual(['* Ask the experts: 1 of 2 done, $0.25', '    frontend  1s']);
  });

  it('what was handed in meanwhile is taken in now', () => {
    const asked = { task: 'Do it.', file: '/task.md', folder: '/worktree', since: 'c0' };
    const request = { type: 'work.requested', at: at(2), key: 'write', ...asked } as const;
    const handedIn = { type: 'work.handed-in', at: at(60), key: 'write', output: {}, by: 'me' } as const;
    const progress = progressOf([handedIn], [started(1, 'write', 'backend'), request]);
    expect(linesOf(progress, 61).slice(0, 2)).toEqual([
      '* Write it',
      '    backend  1m 00s  taking in what was handed in',
    ]);
  });

  it('asked to stop, says how it stops; stopped, says what it was at', () => {
    const progress = progressOf([started(99, 'consult:frontend/advise', 'frontend')], history);
    expect(linesOf(progress, 100, 'stopping').at(-1)).toBe(
      'stopping; what is finished stays finished. Ctrl-C once more stops at once',
    );
    expect(linesOf(progress, 100, 'over').slice(1)).toEqual([
      '- Ask the experts: stopped, 1 of 2 done, $0.25',
      '. Go through the files',
      '. Review',
      '. Ask',
      '1m 40s, $0.67, 1 of 5 steps done',
    ]);
  });
});
