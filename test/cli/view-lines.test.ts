import { describe, expect, it } from 'vitest';
import { teller } from '../../src/cli/run/view/tell.ts';
import { Throttle } from '../../src/cli/run/view/throttle.ts';
import type { Happening } from '../../src/services/runner/parts.ts';
import { at, costing, does, entered, finished, STARTED, started } from '../support/happenings.ts';

function told(happenings: readonly Happening[]): (string | undefined)[] {
  const tell = teller();
  tell(STARTED);
  return happenings.map(tell);
}

/** An attempt that has failed, and when the next one is. */
const again = (retryAt: string): Happening => ({
  type: 'attempt.failed',
  key: 'write',
  attempt: 1,
  outcome: { kind: 'failed', reason: 'busy' },
  at: '2026-01-15T10:00:00.001Z',
  retryAt,
});

describe('a line for each thing that happens', () => {
  it('says who starts, and what an end has taken and cost', () => {
    expect(
      told([
        started(0, 'write', 'backend'),
        does(1, 'write', 'reads\n  on'),
        finished(72, 'write', { ...costing(0.42), commit: '0123456789abcdef' } as ReturnType<typeof costing>),
        started(80, 'rounds.1/fix', 'backend'),
        finished(80.25, 'rounds.1/fix', { kind: 'failed', reason: 'no' }),
      ]),
    ).toEqual([
      'write: started by backend',
      'write: reads on',
      'write: done in 1m 12s ($0.42), commit 0123456789ab',
      'rounds.1/fix: started by backend',
      'rounds.1/fix: failed after 0.2s: no',
    ]);
  });

  it('says after what wait a step is tried again', () => {
    const lines = told([again('2026-01-15T10:00:01.000Z'), again('2026-01-15T10:00:00.000Z')]);
    expect(lines.map((line) => line?.split('\n')[1]?.trim())).toEqual(['tried again in 1s', 'tried again at once']);
  });

  it('a block has taken and cost what is in it', () => {
    const happenings = [
      entered(10, 'consult', ['frontend', 'ops']),
      started(10, 'consult:frontend/advise', 'frontend'),
      finished(12, 'consult:frontend/advise', costing(0.5)),
      started(10, 'consult:ops/advise', 'ops'),
      finished(13, 'consult:ops/advise', costing(0.004)),
      finished(13, 'consultation', costing(1)),
      finished(14, 'consult', { kind: 'succeeded', output: { done: [], failed: [] } }),
      { type: 'run.finished', at: at(3700), outcome: 'succeeded' } as const,
    ];
    expect(told(happenings)).toEqual([
      'consult: started for frontend, ops',
      'consult:frontend/advise: started by frontend',
      'consult:frontend/advise: done in 2s ($0.50)',
      'consult:ops/advise: started by ops',
      'consult:ops/advise: done in 3s (<$0.01)',
      'consultation: done in 0.0s ($1.00)',
      'consult: done in 4s ($0.50)',
      'run succeeded in 1h 01m ($1.50)',
    ]);
  });

  it('what would repaint the terminal is shown instead', () => {
    expect(told([does(0, 'write', '\u001b[2Jgone')])).toEqual([String.raw`write: \x1b[2Jgone`]);
  });
});

const pass = (throttle: Throttle, ...happenings: Happening[]) => happenings.flatMap((one) => throttle.pass(one));
const texts = (happenings: readonly Happening[]) =>
  happenings.map((one) => (one.type === 'activity' ? one.text : one.type));

describe('activities', () => {
  it('of a step come once in a second, those of another step do not count', () => {
    const throttle = new Throttle();
    const shown = pass(
      throttle,
      does(0, 'one', 'a'),
      does(0.5, 'one', 'b'),
      does(0.6, 'two', 'c'),
      does(0.9, 'one', 'd'),
      does(1, 'one', 'e'),
    );
    expect(texts(shown)).toEqual(['a', 'c', 'e']);
  });

  it('the newest that was held back comes when its second is over, and once', () => {
    const throttle = new Throttle();
    pass(throttle, does(0, 'one', 'a'), does(0.1, 'one', 'b'), does(0.2, 'one', 'c'));
    expect(texts(throttle.due(Date.parse(at(0.9))))).toEqual([]);
    expect(texts(throttle.due(Date.parse(at(1))))).toEqual(['c']);
    expect(texts(throttle.due(Date.parse(at(5))))).toEqual([]);
    expect(texts(pass(throttle, does(1.5, 'one', 'd')))).toEqual([]);
  });

  it('come before the end of their step at the latest', () => {
    const throttle = new Throttle();
    const shown = pass(throttle, does(0, 'one', 'a'), does(0.1, 'one', 'b'), finished(0.2, 'one', costing(0)));
    expect(texts(shown)).toEqual(['a', 'b', 'step.finished']);
    expect(texts(throttle.due(Date.parse(at(5))))).toEqual([]);
  });

  it('the same twice is said once', () => {
    const throttle = new Throttle();
    expect(texts(pass(throttle, does(0, 'one', 'a'), does(5, 'one', 'a'), does(6, 'one', 'b')))).toEqual(['a', 'b']);
  });

  it('no event is held back', () => {
    const throttle = new Throttle();
    const refused = { type: 'write.refused', at: at(0), key: 'one', role: 'r', path: 'p', text: 't' } as const;
    const events = [started(0, 'one', 'r'), refused, refused, finished(0, 'one', costing(0))];
    expect(pass(throttle, does(0, 'one', 'a'), ...events)).toEqual([does(0, 'one', 'a'), ...events]);
  });
});
