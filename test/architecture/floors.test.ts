import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// The floors, top first. An import goes to the same room or to a lower floor, and never in a circle.
const FLOORS = [['cli', 'library'], ['broker', 'hooks', 'agents'], ['services'], ['store', 'config'], ['domain']];
const SRC = resolve('src');

interface Import {
  from: string;
  to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.d)\.ts$/.test(name));
const imports = files.flatMap((file) => importsOf(file));

describe('the floors of src/', () => {
  it('every room has a floor', () => {
    const rooms = new Set(files.filter((file) => file.includes('/')).map(roomOf));
    expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([]);
  });

  it('no import climbs, and none goes across', () => {
    const climbing = imports.filter(({ from, to }) => {
      if (roomOf(from) === roomOf(to) || from === 'index.ts') return false;
      return floorOf(roomOf(to)) <= floorOf(roomOf(from));
    });
    expect(climbing).toEqual([]);
  });

  it('no file imports itself in a circle', () => {
    expect(circles()).toEqual([]);
  });

  it('domain/ imports nothing from outside', () => {
    const foreign = files
      .filter((file) => roomOf(file) === 'domain')
      .filter((file) => /from '(?!\.)/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(foreign).toEqual([]);
  });

  it('only cli/ prints, exits and reads the environment', () => {
    const touching = files
      .filter((file) => roomOf(file) !== 'cli')
      .filter((file) =>
        /\bconsole\.|\bprocess\.(exit|exitCode|env|argv|stdout|stderr|cwd|platform)\b/.test(code(file)),
      );
    expect(touching).toEqual([]);
  });
});

function importsOf(file: string): Import[] {
  const found = readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+\.(?:ts|js))'/g);
  return [...found].map(([, path = '']) => ({ from: file, to: relative(SRC, resolve(SRC, dirname(file), path)) }));
}

function code(file: string): string {
  return readFileSync(join(SRC, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

function circles(): string[][] {
  const graph = byFile();
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, trail: string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      found.push([...trail.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    for (const { to } of graph.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

function byFile(): Map<string, Import[]> {
  const map = new Map<string, Import[]>();
  for (const entry of imports) map.set(entry.from, [...(map.get(entry.from) ?? []), entry]);
  return map;
}
