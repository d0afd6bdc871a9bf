import { describe, expect, it } from 'vitest';
import { parseGlob } from '../../../src/config/globs/glob.ts';
import { fullBudget, pathSearch } from '../../../src/config/globs/path-search.ts';

const globOf = (pattern: string) => {
  const parsed = parseGlob(pattern, true);
  if (!parsed.ok) throw new Error(`${pattern}: ${parsed.error.message}`);
  return parsed.value;
};
const find = (within: string[], ...outside: string[][]) =>
  pathSearch(fullBudget()).find({ within: within.map(globOf), outside: outside.map((list) => list.map(globOf)) });

describe('the search for a path', () => {
  it.each([
    [['src/**', '**/*.ts'], 'src/example.ts'],
    [['src/{a,b}/*', 'src/{b,c}/*'], 'src/b/example'],
    [['[a-m]*', '[!a-k]*'], 'l'],
    [['**/test/**', 'src/**/fixtures/**'], 'src/fixtures/test/example'],
    [['*.*', '?.?'], 'x.x'],
    [['.*', '??'], '.x'],
    [['..*', '???'], '..x'],
    [['[!x]', '?'], 'y'],
  ])('finds one that all of %j match', (globs, path) => {
    expect(find(globs)).toEqual({ kind: 'path', path });
  });

  it.each([
    [['src/**', 'lib/**']],
    [['*.ts', '*.css']],
    [['a/*', 'a/*/*']],
    [['src', 'src/**']],
    [['.*', '?']],
    [['..?', '??']],
    [['[a-c]', '[d-f]']],
  ])('proves that none is matched by all of %j', (globs) => {
    expect(find(globs)).toEqual({ kind: 'none' });
  });

  it('keeps out of what the lists outside hold, where the last match wins', () => {
    expect(find(['src/**'], ['src/**', '!src/api/*'])).toEqual({ kind: 'path', path: 'src/api/example' });
    expect(find(['src/**'], ['src/**', '!src/api/*', '**'])).toEqual({ kind: 'none' });
  });

  it('gives up where it costs too much, and says so', () => {
    const letters = '{a,b,c,d}{e,f,g,h}{i,j,k,l}';
    const wide = [`**/*${letters}*/**/x`, `**/?*${letters}?*/**/*x`];
    expect(pathSearch({ steps: 10 }).find({ within: wide.map(globOf), outside: [] })).toEqual({ kind: 'too-costly' });
  });
});
