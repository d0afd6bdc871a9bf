import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../src/config/config.ts';
import { renderDiagnostics } from '../../src/config/diagnostics/diagnostic.ts';

const FIXTURES = 'test/fixtures/config';
const texts = readdirSync(FIXTURES).map((name) => readFileSync(`${FIXTURES}/${name}/coord.config.yaml`, 'utf8'));
const SCRAPS = [
  '{',
  '}',
  '[',
  ']',
  '*',
  '&a ',
  '!',
  ': ',
  '- ',
  '\n',
  '\t',
  "'",
  '"',
  '|',
  '>',
  '?',
  '#',
  '<<',
  '\u202e',
  '\0',
  '~',
  '**',
  '../',
  '😀',
];

describe('a damaged config', () => {
  it('is answered with diagnostics that can be shown, never with a fault, for 2,000 of them', () => {
    const damage = fc.record({
      text: fc.constantFrom(...texts.filter((text) => text.length < 2000)),
      cuts: fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          gone: fc.nat(8),
          scrap: fc.constantFrom(...SCRAPS),
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
    });
    fc.assert(
      fc.property(damage, ({ text, cuts }) => {
        const damaged = cuts.reduce((whole, { at, gone, scrap }) => {
          const place = Math.floor(at * whole.length);
          return whole.slice(0, place) + scrap + whole.slice(place + gone);
        }, text);
        const checked = checkConfig('coord.config.yaml', damaged, { name: 'coord.config.yaml', look: () => 'missing' });
        const diagnostics = checked.ok ? checked.value.warnings : checked.error;
        const lines = damaged.split('\n').length;
        for (const { at } of diagnostics) {
          expect(at?.line).toBeGreaterThan(0);
          expect(at?.line).toBeLessThanOrEqual(lines);
        }
        expect(renderDiagnostics(diagnostics, () => damaged)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });
});
