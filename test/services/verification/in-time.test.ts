import { describe, expect, it } from 'vitest';
import { misfits } from '../../../src/domain/schema/misfits.ts';
import { inTime } from '../../../src/services/verification/in-time.ts';

describe('what a schema of somebody’s is judged by', () => {
  it('is given up where a pattern takes for ever, or a nest of references', () => {
    const late = { ok: false, error: expect.stringContaining("can't be judged within 0.1 s") };
    expect(inTime(() => /^(a+)+$/u.test(`${'a'.repeat(60)}b`), 100)).toEqual(late);
    const twice = { allOf: [{ $ref: '#' }, { $ref: '#' }] };
    expect(inTime(() => misfits(twice, { type: 'string' }), 100)).toEqual(late);
  });

  it('gives what comes of it, and throws what is a fault of coord', () => {
    expect(inTime(() => [1])).toEqual({ ok: true, value: [1] });
    expect(() =>
      inTime(() => {
        throw new TypeError('a fault');
      }),
    ).toThrow('a fault');
  });
});
