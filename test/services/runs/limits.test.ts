import { beforeEach, describe, expect, it, vi } from 'vitest';
import { spellDuration, watchLimits } from '../../../src/services/runs/limits.ts';

const never = new AbortController().signal;
const DAY = 24 * 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

describe('a watch', () => {
  it('ends what has not ended in time, and says which time that was', () => {
    const watch = watchLimits({ timeoutMs: 90_000 }, never);
    vi.advanceTimersByTime(89_999);
    expect([watch.signal.aborted, watch.reached()]).toEqual([false, undefined]);
    vi.advanceTimersByTime(1);
    expect([watch.signal.aborted, watch.reached()]).toEqual([true, 'no end after 90 s']);
  });

  it('ends what gives no sign of life, and each sign gives it all the time again', () => {
    const watch = watchLimits({ idleMs: 1000 }, never);
    for (let signs = 0; signs < 5; signs += 1) {
      vi.advanceTimersByTime(999);
      watch.heard();
    }
    expect(watch.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1000);
    expect([watch.signal.aborted, watch.reached()]).toEqual([true, 'nothing heard for 1 s']);
  });

  it('gives no more time in all for signs of life', () => {
    const watch = watchLimits({ timeoutMs: 3000, idleMs: 2000 }, never);
    vi.advanceTimersByTime(1500);
    watch.heard();
    vi.advanceTimersByTime(1500);
    expect(watch.reached()).toBe('no end after 3 s');
  });

  it('names the limit that was reached first', () => {
    const watch = watchLimits({ timeoutMs: 3000, idleMs: 2000 }, never);
    vi.advanceTimersByTime(10_000);
    expect(watch.reached()).toBe('nothing heard for 2 s');
  });

  it('without limits watches for ever', () => {
    const watch = watchLimits({}, never);
    watch.heard();
    vi.advanceTimersByTime(365 * DAY);
    expect([watch.signal.aborted, watch.reached()]).toEqual([false, undefined]);
  });

  it('ends with the signal that was given, and that is no limit', () => {
    const outer = new AbortController();
    const watch = watchLimits({ timeoutMs: 1000 }, outer.signal);
    outer.abort();
    expect([watch.signal.aborted, watch.reached()]).toEqual([true, undefined]);
    expect(watchLimits({}, outer.signal).signal.aborted).toBe(true);
  });

  it('does nothing more once it is disposed of', () => {
    const watch = watchLimits({ timeoutMs: 3000, idleMs: 2000 }, never);
    watch.dispose();
    vi.advanceTimersByTime(10_000);
    expect([watch.signal.aborted, watch.reached(), vi.getTimerCount()]).toEqual([false, undefined, 0]);
  });

  it('lasts as long as it says, also where that is longer than a timer of Node can', () => {
    const watch = watchLimits({ timeoutMs: 60 * DAY, idleMs: 30 * DAY }, never);
    vi.advanceTimersByTime(DAY);
    expect(watch.signal.aborted).toBe(false);
  });
});

it.each([
  [500, '0.5 s'],
  [1000, '1 s'],
  [90_000, '90 s'],
  [120_000, '2 min'],
  [5_400_000, '90 min'],
  [7_200_000, '2 h'],
])('%i ms are spelled %s', (ms, text) => {
  expect(spellDuration(ms)).toBe(text);
});
