import fc from 'fast-check';
import micromatch from 'micromatch';
import { describe, expect, it } from 'vitest';
import { matcherOf, parseGlob } from '../../../src/config/globs/glob.ts';
import { HOSTILE_PATHS, hostileGlobs } from '../../support/hostile-globs.ts';

const globOf = (pattern: string) => {
  const parsed = parseGlob(pattern, true);
  if (!parsed.ok) throw new Error(`${pattern}: ${parsed.error.message}`);
  return parsed.value;
};
const matches = (pattern: string, path: string) => matcherOf([globOf(pattern)])(path);

describe('a glob', () => {
  it.each([
    ['src/**', 'src/a', true],
    ['src/**', 'src/a/b.ts', true],
    ['src/**', 'src', false],
    ['src/**', 'lib/src/a', false],
    ['src', 'src/a', false],
    ['**', 'a', true],
    ['**/*.ts', 'a.ts', true],
    ['**/*.ts', 'a/b/c.ts', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'ab', false],
    ['*', 'a/b', false],
    ['*', '.env', true],
    ['src/*', 'src/.eslintrc', true],
    ['a?c', 'a/c', false],
    ['a?c', 'a😀c', true],
    ['[!a]', '/', false],
    ['[!a]b', 'ab', false],
    ['[a-c]x', 'bx', true],
    ['app/(auth)/*', 'app/(auth)/page.tsx', true],
    ['app/(auth)/*', 'app/auth/page.tsx', false],
    ['app/[[]slug[]]/*', 'app/[slug]/page.tsx', true],
    ['app/[slug]/*', 'app/[slug]/page.tsx', false],
    ['{01..03}/x', '02/x', true],
    ['{01..03}/x', '2/x', false],
    ['{9..11}', '10', true],
    ['{web,ui/forms}/**', 'ui/forms/a', true],
    ['a{,.test}.ts', 'a.ts', true],
    ['a{,.test}.ts', 'a.test.ts', true],
    ['a.b', 'axb', false],
    ['a+b$c', 'a+b$c', true],
    ['"quoted"/*', '"quoted"/a', true],
    ['a|b', 'a', false],
    ['Src/**', 'src/a', false],
    ['caf\u0065\u0301/*', 'caf\u00e9/a', true],
    ['src/**', 'src/line\nbreak/a', true],
  ])('%j and the path %j: %j', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it('of a list: the last one that matches decides', () => {
    const owns = matcherOf(['src/**', '!src/api/**', 'src/api/client.ts'].map(globOf));
    expect(['src/a', 'src/api/a', 'src/api/client.ts', 'lib/a'].map(owns)).toEqual([true, false, true, false]);
  });

  it.each(['src/**', '{a,b}/{1..3}', '[!a-z]*', '!x/**', 'é?/*'])(
    '%j compiles to a source that needs the flag u',
    (pattern) => {
      expect(() => new RegExp(globOf(pattern).regex, 'u')).not.toThrow();
    },
  );

  // Each of these keeps an expression that backtracks busy for seconds to hours; the test's time limit is the assertion.
  it.each([
    ['*a*a*/*a*a*/*a*a*/*a*a*/x', `${'a'.repeat(250)}/`.repeat(4) + 'y'],
    ['**/a/**/a/**/*a*a*b', 'a/'.repeat(2000) + 'a'],
    ['**/*a*a*b/**/*a*a*b/**/*a*a*b', 'aab/'.repeat(1000) + 'c'],
    ['**/*a*a*/*a*a*/**/*a*a*/*a*a*/**/x', `${'a'.repeat(250)}/`.repeat(16) + 'y'],
    ['**/*/**/*/**/b', 'a/'.repeat(2000) + 'a'],
  ])('%j cannot be kept busy by a path', (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });

  it('refuses costly patterns with the reason, and no path keeps one busy that is accepted', () => {
    let accepted = 0;
    for (const { pattern, refusal } of hostileGlobs(10_000, 5)) {
      const parsed = parseGlob(pattern, false);
      if (refusal) expect(parsed.ok ? pattern : parsed.error.message).toMatch(refusal);
      if (!parsed.ok) continue;
      accepted += 1;
      const regex = new RegExp(parsed.value.regex, 'u');
      for (const path of HOSTILE_PATHS) regex.test(path);
    }
    expect(accepted).toBeGreaterThan(3000);
  });

  it('means what it means to micromatch, where it means anything to both', () => {
    const name = fc.array(fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '{a,b.c}'), { minLength: 1, maxLength: 4 });
    const segment = fc.oneof(
      fc.constant('**'),
      name.map((pieces) => pieces.join('')),
    );
    const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
    const path = fc
      .array(fc.stringMatching(/^[ab.]{1,4}$/), { minLength: 1, maxLength: 4 })
      .map((names) => names.join('/'))
      .filter((text) => !text.split('/').some((part) => part === '.' || part === '..'));
    fc.assert(
      fc.property(pattern, path, (written, candidate) => {
        const parsed = parseGlob(written, false);
        // To micromatch `a/**` is `a` too.
        if (!parsed.ok || written.endsWith('/**')) return;
        const theirs = micromatch.isMatch(candidate, written, { dot: true, literalBrackets: false, fastpaths: false });
        expect({ written, candidate, matches: matches(written, candidate) }).toEqual({
          written,
          candidate,
          matches: theirs,
        });
      }),
      { numRuns: 5000, seed: 7 },
    );
  });
});
