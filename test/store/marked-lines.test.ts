import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { withLines } from '../../src/store/marked-lines.ts';

const files = array(constantFrom('*.log', '\n', '\r\n', '# coord: end', '# coord', ' ', '\xe4'), { maxLength: 8 }).map(
  (parts) => parts.join(''),
);

it('lines of ours come and go, and every byte of the person stays', () => {
  assert(
    property(files, (person) => {
      const with1 = withLines(person, ['/CLAUDE.md'], 'brief');
      expect(with1.split('\n')).toContain('/CLAUDE.md');
      expect(withLines(with1, ['/CLAUDE.md'], 'brief')).toBe(with1);
      expect(withLines(withLines(with1, ['.coord/', '/AGENTS.md'], 'brief'), [], 'brief')).toBe(person);
    }),
  );
});

it('lines that a person adds below ours stay lines', () => {
  assert(
    property(files, files, (above, below) => {
      const without = withLines(`${withLines(above, ['/CLAUDE.md'], 'brief')}${below}`, [], 'brief');
      expect([above + below, `${above}\n${below}`]).toContain(without);
    }),
  );
  expect(withLines(`${withLines('*.log', ['/CLAUDE.md'], 'brief')}*.tmp\n`, [], 'brief')).toBe('*.log\n*.tmp\n');
});
