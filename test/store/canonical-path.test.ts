import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf } from '../../src/store/canonical-path.ts';
import { plainRepository } from '../../src/store/repository.ts';
import { createSandbox } from '../support/sandbox.ts';

/** A name in a tree: a folder, or a link and its target. */
interface Entry {
  at: string;
  target?: string;
}

const name = fc.constantFrom('a', 'b', 'c');
const pathOf = (part: fc.Arbitrary<string>, most: number) =>
  fc.array(part, { minLength: 1, maxLength: most }).map((parts) => parts.join('/'));
const target = fc.oneof(
  { weight: 4, arbitrary: pathOf(fc.constantFrom('..', '..', '.', 'a', 'b', 'c'), 5) },
  { weight: 1, arbitrary: pathOf(name, 3).map((path) => `ROOT/${path}`) },
);
const tree = fc.array(fc.record<Entry>({ at: pathOf(name, 4), target }, { requiredKeys: ['at'] }), {
  minLength: 4,
  maxLength: 14,
});
const written = fc.array(
  pathOf(fc.oneof({ weight: 6, arbitrary: name }, { weight: 1, arbitrary: fc.constant('..') }), 5),
  {
    minLength: 1,
    maxLength: 6,
  },
);

function build(root: string, entries: readonly Entry[]): void {
  for (const { at, target: to } of entries) {
    try {
      mkdirSync(dirname(join(root, at)), { recursive: true });
      if (to === undefined) mkdirSync(join(root, at));
      else symlinkSync(to.replace('ROOT', root), join(root, at));
    } catch {
      // The name is taken, or its folder is a link to nowhere.
    }
  }
}

/** Writes through the path as it stands, and looks through the tree, following no link, for where that came out. */
function landing(root: string, path: string): string | undefined {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
    writeFileSync(path, 'x', { flag: 'wx' });
  } catch {
    try {
      // `wx` does not go through a dangling link.
      writeFileSync(path, 'x');
    } catch {
      return undefined;
    }
  }
  const { ino } = statSync(path);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = files.map((file) => join(file.parentPath, file.name)).find((file) => lstatSync(file).ino === ino);
  const real = realpathSync.native(path);
  rmSync(real);
  return found ?? real;
}

it('a path leads where the system writes, through every kind of link', { timeout: 120_000 }, () => {
  let through = 0;
  fc.assert(
    fc.property(tree, written, (entries, paths) => {
      const outer = realpathSync(mkdtempSync(join(tmpdir(), 'coord-links-')));
      try {
        // Deep enough that no chain of links leads out of our own folder.
        const root = join(outer, 'deep/'.repeat(20), 'root');
        mkdirSync(root, { recursive: true });
        build(root, entries);
        const repository = plainRepository(root);
        for (const path of paths.flatMap((one) => [`${one}/coord-test-new`, one])) {
          const real = landing(root, join(root, '.', '/') + path);
          if (real === undefined) continue;
          const place = placeOf(repository, root, path);
          if (path.includes('..') && landing(root, resolve(root, path)) !== real) {
            expect(place.kind).toBe('unusable');
          } else if (!real.startsWith(`${root}/`)) expect(place.kind).toBe('outside');
          else expect(place).toMatchObject({ kind: 'inside', path: relative(root, real), absolute: real });
          if (real !== join(root, path)) through += 1;
        }
      } finally {
        rmSync(outer, { recursive: true });
      }
    }),
    { numRuns: 300 },
  );
  expect(through).toBeGreaterThan(50);
});

it('a link in a linked folder leads on from where the folder really is', async () => {
  const { dir, write } = await createSandbox();
  write('server/deep/x/file', '');
  write('web/file', '');
  symlinkSync('..', join(dir, 'server/deep/x/up'));
  symlinkSync('../server/deep/x', join(dir, 'web/l'));
  writeFileSync(join(dir, 'web/l/up/new.js'), '');
  expect(statSync(join(dir, 'server/deep/new.js')).isFile()).toBe(true);
  expect(placeOf(plainRepository(dir), dir, 'web/l/up/other.js')).toMatchObject({ path: 'server/deep/other.js' });
});

it.each([
  ['', 'the path is empty or holds a NUL byte'],
  ['a\0b', 'the path is empty or holds a NUL byte'],
  ['x'.repeat(5000), 'the path is longer than 4096 characters'],
  ['circle/a', 'the path leads through a circle of symbolic links'],
  ['link/../a', "a '..' follows a symbolic link in it, which tools read in two ways"],
])('%j is no path to write to', async (path, reason) => {
  const { dir, write } = await createSandbox();
  write('deep/er/file', '');
  symlinkSync('circle', join(dir, 'circle'));
  symlinkSync('deep/er', join(dir, 'link'));
  expect(placeOf(plainRepository(dir), dir, path)).toEqual({ kind: 'unusable', reason });
});

it.each(['deep/er/../a', 'none/../deep/a', './deep/a'])('%s is deep/a', async (path) => {
  const { dir, write } = await createSandbox();
  write('deep/er/file', '');
  expect(placeOf(plainRepository(dir), dir, path)).toMatchObject({ kind: 'inside', path: 'deep/a' });
});

it('what lies below a file, or has too long a name, is a path like any other', async () => {
  const { dir, write } = await createSandbox();
  write('file', '');
  const repository = plainRepository(dir);
  expect(placeOf(repository, dir, 'file/below')).toMatchObject({ kind: 'inside', path: 'file/below' });
  expect(placeOf(repository, dir, 'n'.repeat(300))).toMatchObject({ kind: 'inside', path: 'n'.repeat(300) });
});
