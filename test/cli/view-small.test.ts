import fc from 'fast-check';
import { expect, it } from 'vitest';
import { widthOf } from '../../src/config/diagnostics/printable.ts';
import { does, entered, finished, linesOf, progressOf, started, WRITTEN } from '../support/happenings.ts';

const HEADS = {
  written: 'v Write it: done in 12s ($0.42), commit c1',
  consult: '* Ask the experts: 0 of 3 done',
  files: '. Go through the files',
  rounds: '. Review',
  ask: '. Ask',
};
const { written, consult, files, rounds, ask } = HEADS;
const ROLES = ['frontend', 'ops', 'backend'];
const BUSY = progressOf([
  ...WRITTEN,
  entered(12, 'consult', ROLES),
  ...ROLES.map((role) => started(12, `consult:${role}/advise`, role)),
]);

it.each([
  {
    rows: 10,
    lines: [written, consult, '    frontend  8s', '    ops       8s', '    backend   8s', files, rounds, ask],
  },
  { rows: 9, lines: [written, consult, '    frontend  8s', '    … and 2 more', files, rounds, ask] },
  { rows: 6, lines: [written, consult, '    … and 3 more', files] },
  { rows: 4, lines: [consult, '    … and 3 more'] },
])('a terminal of $rows rows shows what moves', ({ rows, lines }) => {
  expect(linesOf(BUSY, 20, 'going', { rows })).toEqual([...lines, '20s, $0.42, 3 at work, 1 of 5 steps done']);
});

it('once the run is over, everything is there, however low the terminal is', () => {
  expect(linesOf(BUSY, 20, 'over', { rows: 4 })).toHaveLength(6);
});

it('the end of a title is given up before how it stands with the step', () => {
  expect(linesOf(BUSY, 20, 'going', { columns: 28 })[1]).toBe('* Ask the expe…: 0 of 3 done');
});

it('no line is wider than the terminal, and none can repaint it, whatever an agent says', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u001b[2J', '日本語'.repeat(40), '🚀\n\t'));
  fc.assert(
    fc.property(anything, anything, fc.integer({ min: 1, max: 100 }), (said, named, columns) => {
      const branch = encodeURIComponent(named.replaceAll(/\p{Surrogate}/gu, '?')) || 'x';
      const progress = progressOf([
        started(0, 'write', 'backend'),
        does(0, 'write', said),
        entered(0, 'files', [branch]),
        started(0, `files:${branch}/look`, 'backend'),
        finished(0, 'consult', { kind: 'failed', reason: said }),
      ]);
      for (const line of linesOf(progress, 1, 'going', { columns, rows: 200 })) {
        expect(widthOf(line)).toBeLessThanOrEqual(Math.max(columns, 2));
        expect(line).not.toMatch(/\p{Cc}/u);
      }
    }),
  );
});
