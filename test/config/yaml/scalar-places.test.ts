import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, Scalar } from 'yaml';
import { parseYamlFile, type YamlFile } from '../../../src/config/yaml/yaml-file.ts';

function fileOf(text: string): YamlFile {
  const parsed = parseYamlFile('text.yaml', text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** What is marked where a piece of the text under `key` is meant. */
function marked(yaml: string, piece: string, path: (string | number)[] = ['key']): string {
  const file = fileOf(yaml);
  const value = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], file.value) as string;
  const { line, column, length } = file.within(path, value.indexOf(piece), piece.length);
  return `${line}:${column} ${yaml.split(/\r?\n/)[line - 1]?.slice(column - 1, column - 1 + length)}`;
}

describe('a piece of a text', () => {
  it.each([
    ['plain', 'key: say {{name}} now\n', '1:10 {{name}}'],
    ['plain, over lines', 'key: say\n  it\n\n  to {{name}} now\n', '4:6 {{name}}'],
    ['in single quotes', "key: 'it''s {{name}}'\n", '1:13 {{name}}'],
    ['in single quotes, over lines', "key: 'it''s\n  ''\n  {{name}}'\n", '3:3 {{name}}'],
    ['in double quotes', 'key: "say {{name}}"\n', '1:11 {{name}}'],
    ['after escapes', 'key: "\\"\\t\\x20\\u00e4\\U0001F600\\\\ {{name}}"\n', '1:34 {{name}}'],
    ['after an escaped end of line', 'key: "say \\\n  to {{name}}"\n', '2:6 {{name}}'],
    ['in a block', 'key: |\n  say\n\n    to {{name}}\n', '4:8 {{name}}'],
    ['in a block with a comment at its head', 'key: |- # {{name}}\n  say {{name}}\n', '2:7 {{name}}'],
    ['in a block with its indentation told', 'key: |2\n    say {{name}}\n', '2:9 {{name}}'],
    ['in a folded block', 'key: >-\n  say\n  it\n\n  to {{name}}\n  now\n', '5:6 {{name}}'],
    ['in a block with an anchor', 'key: &text |\n  say {{name}}\n', '2:7 {{name}}'],
    ['with Windows line ends', 'key: |\r\n  say\r\n  to {{name}}\r\n', '3:6 {{name}}'],
    ['after a byte order mark', '\ufeffkey: |\n  say {{name}}\n', '2:7 {{name}}'],
    ['after an emoji', 'key: 😀 {{name}}\n', '1:9 {{name}}'],
  ])('is marked where it is written: %s', (_, yaml, place) => {
    expect(marked(yaml, '{{name}}')).toBe(place);
  });

  it('is marked up to the end of its line', () => {
    expect(marked('key: >\n  say {{a\n  b}}\n', '{{a b}}')).toBe('2:7 {{a');
  });

  it('is found under lists and keys, and is the alias where the text stands elsewhere', () => {
    const yaml = 'key:\n  - |\n    say\n    {{name}}\nother: &text "say {{name}}"\nalias: *text\n';
    expect(marked(yaml, '{{name}}', ['key', 0])).toBe('4:5 {{name}}');
    expect(marked(yaml, '{{name}}', ['alias'])).toBe('6:8 *text');
  });

  it('behind the end is one place after it', () => {
    const file = fileOf('key: |\n  say it\n');
    expect(file.within(['key'], 7, 1)).toEqual({ line: 2, column: 9, length: 1 });
    expect(fileOf('key: say\n').within(['key'], 3, 1)).toEqual({ line: 1, column: 9, length: 1 });
    expect(fileOf('key: ""\n').within(['key'], 0, 1)).toEqual({ line: 1, column: 6, length: 2 });
  });

  it('is marked in whatever way the text is written, for 2,000 texts', () => {
    const unit = fc.constantFrom(
      'a',
      'b',
      '{',
      '}',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\t',
      "'",
      '"',
      '#',
      ': ',
      '\\',
      'ä',
      '😀',
      '-',
    );
    const style = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 30 }), style, fc.nat(), (units, type, at) => {
        const scalar = new Scalar(units.join(''));
        scalar.type = type as Scalar.Type;
        const yaml = new Document({ key: [scalar] }).toString({ lineWidth: 25 });
        const file = fileOf(yaml);
        const value = (file.value as { key: [string] }).key[0];
        const offset = at % Math.max(1, value.length);
        const unit = value.charAt(offset);
        if (/^\s?$/.test(unit)) return;
        const { line, column, length } = file.within(['key', 0], offset, 1);
        const found = yaml.split('\n')[line - 1]?.slice(column - 1, column - 1 + length) ?? '';
        // What is escaped has the place of its escape.
        expect([unit, unit + unit, `\\${unit}`, 'escaped']).toContain(found.startsWith('\\U') ? 'escaped' : found);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
