import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutLines } from '../../../src/agents/command/lines.ts';

const MOST = 5;

function cut(pieces: readonly string[]): { lines: string[]; tooLong: number } {
  const lines: string[] = [];
  const cutter = cutLines(MOST, (line) => lines.push(line));
  for (const piece of pieces) cutter.take(piece);
  cutter.end();
  return { lines, tooLong: cutter.tooLong() };
}

it('gives the same lines however the text is cut into pieces', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const lines = pieces.join('').split(/[\r\n]/);
      expect(cut(pieces)).toEqual({
        lines: lines.filter((line) => line.trim() !== '' && line.length <= MOST),
        tooLong: lines.filter((line) => line.length > MOST).length,
      });
    }),
  );
});
