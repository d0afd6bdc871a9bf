import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { withLines } from '../../src/services/briefs/marked-lines.ts';

const files = array(constantFrom('*.log', '\n', '\r\n', '# coord: end', '# coord', ' ', '\xe4'), { maxLength: 8 }).map(
  (parts) => parts.join(''),
);

it('lines of ours come and go, and every byte of the person stays', () => {
  assert(
    property(files, (person) => {
      const with1 = withLines(person, ['/CLAUDE.md']);
      expect(with1.split('\n')).toContain('/CLAUDE.md');
      expect(withLines(with1, ['/CLAUDE.md'])).toBe(with1);
      expect(withLines(withLines(with1, ['.coord/', '/AGENTS.md']), [])).toBe(person);
    }),
  );
});

it('lines that a person adds below ours stay lines', () => {
  assert(
    property(files, files, (above, below) => {
      const without = withLines(`${withLines(above, ['/CLAUDE.md'])}${below}`, []);
      expect([above + below, `${above}\n${below}`]).toContain(without);
    }),
  );
  expect(withLines(`${withLines('*.log', ['/CLAUDE.md'])}*.tmp\n`, [])).toBe('*.log\n*.tmp\n');
});
