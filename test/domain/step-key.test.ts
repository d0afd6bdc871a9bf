import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  branchName,
  branchOf,
  branchPrefix,
  roundOf,
  roundPrefix,
  stepIdOf,
  topStepOf,
} from '../../src/domain/step-key.ts';

describe('a step key', () => {
  it.each([
    { key: 'review', step: 'review', round: 1, branch: undefined, top: 'review' },
    { key: 'rounds.2/review', step: 'review', round: 2, branch: undefined, top: 'rounds' },
    { key: 'rounds.12/review', step: 'review', round: 12, branch: undefined, top: 'rounds' },
    { key: 'outer.3/inner.2/work', step: 'work', round: 2, branch: undefined, top: 'outer' },
    { key: 'consult:frontend/advise', step: 'advise', round: 1, branch: 'frontend', top: 'consult' },
    { key: 'fan:a%2Fb/work', step: 'work', round: 1, branch: 'a%2Fb', top: 'fan' },
    { key: 'fan:7/work', step: 'work', round: 1, branch: '7', top: 'fan' },
    { key: 'rounds.2/fan:a/work', step: 'work', round: 2, branch: 'a', top: 'rounds' },
    { key: 'fan:a/rounds.3/work', step: 'work', round: 3, branch: 'a', top: 'fan' },
    { key: 'outer:a/inner:b/work', step: 'work', round: 1, branch: 'b', top: 'outer' },
    // The block itself, in a round or a branch of the one round it.
    { key: 'rounds', step: 'rounds', round: 1, branch: undefined, top: 'rounds' },
    { key: 'rounds.2/fan', step: 'fan', round: 2, branch: undefined, top: 'rounds' },
    { key: 'fan:a/rounds', step: 'rounds', round: 1, branch: 'a', top: 'fan' },
  ])('$key says which step it is, in which round and branch', ({ key, step, round, branch, top }) => {
    expect({ step: stepIdOf(key), round: roundOf(key), branch: branchOf(key), top: topStepOf(key) }).toEqual({
      step,
      round,
      branch,
      top,
    });
  });

  it('is made of what comes before it', () => {
    expect(roundPrefix('rounds', 2)).toBe('rounds.2/');
    expect(branchPrefix('rounds.2/fan', 'a')).toBe('rounds.2/fan:a/');
  });
});

describe("a branch's name", () => {
  it('is the text itself where a key can hold it', () => {
    expect(branchName('frontend-2_b')).toBe('frontend-2_b');
  });

  it.each([
    ['a.2/b:c', 'a%2E2%2Fb%3Ac'],
    ["it's !*(~)", 'it%27s%20%21%2A%28%7E%29'],
    ['$(rm -rf "`x`") & | ; > \\', '%24%28rm%20-rf%20%22%60x%60%22%29%20%26%20%7C%20%3B%20%3E%20%5C'],
    ['50%', '50%25'],
    ['Größe\n', 'Gr%C3%B6%C3%9Fe%0A'],
    ['..', '%2E%2E'],
    ['half \udc4d of it', 'half%20%EF%BF%BD%20of%20it'],
  ])('of %j is escaped', (text, name) => {
    expect(branchName(text)).toBe(name);
  });

  it('holds nothing that a key or a shell reads otherwise, and gives back its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = branchName(text);
        expect(name).toMatch(/^[\w%-]*$/);
        expect(decodeURIComponent(name)).toBe(text);
      }),
      { seed: 20_260_115, numRuns: 500 },
    );
  });

  it('leaves a key readable, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', minLength: 1 }), fc.integer({ min: 1, max: 99 }), (text, round) => {
        const key = `${roundPrefix(`${branchPrefix('fan', branchName(text))}rounds`, round)}work`;
        expect([topStepOf(key), branchOf(key), roundOf(key), stepIdOf(key)]).toEqual([
          'fan',
          branchName(text),
          round,
          'work',
        ]);
      }),
      { seed: 20_260_115, numRuns: 500 },
    );
  });
});
