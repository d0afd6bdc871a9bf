import fc from 'fast-check';
import pc from 'picocolors';
import { expect, it } from 'vitest';
import { quoted } from '../../src/cli/text/quoted.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { widthOf } from '../../src/config/diagnostics/printable.ts';

const wide = (columns: number, live = true) =>
  ({ live, size: () => ({ columns, rows: 24 }), colors: pc.createColors(false) }) as Terminal;

it('breaks a long line between words, and a long word where it has to', () => {
  expect(quoted('one two three four five six seven', wide(24))).toBe('    one two three four\n    five six seven');
  expect(quoted('x'.repeat(45), wide(24))).toBe(`    ${'x'.repeat(20)}\n    ${'x'.repeat(20)}\n    ${'x'.repeat(5)}`);
  expect(quoted('x'.repeat(45), wide(24, false))).toBe(`    ${'x'.repeat(45)}`);
});

it('lets no part of a text begin where the lines of coord do, whatever the text is', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\t', '\u001b', '\u202e', '漢', 'e\u0301', 'MSG-1 '),
    maxLength: 200,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 24, max: 60 }), (said, columns) => {
      for (const line of quoted(said, wide(columns)).split('\n')) {
        expect(line === '' || line.startsWith('    ')).toBe(true);
        expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }
    }),
  );
});
