import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { fileKey } from '../../../src/services/leases/lease-key.ts';
import { placeOf } from '../../../src/store/canonical-path.ts';
import { findRepository, isWithin } from '../../../src/store/repository.ts';
import { createSandbox } from '../../support/sandbox.ts';
import { seeded } from '../../support/seeded.ts';

const ALIASES = 10_000;
const FILES = [
  'main.js',
  'web/index.html',
  'web/é/café.js',
  'web/[slug]/page.js',
  'server/a b.js',
  'server/deep/er/x.js',
  'sub/lib.js',
  'sub/deep/lib.js',
  'docs/Ünï.md',
  'docs/-dash.md',
  // These are not there yet.
  'new.js',
  'web/new.js',
  'web/né/new.js',
  'server/deep/new.js',
  'server/none/at/all.js',
  'sub/new.js',
  'sub/none/new.js',
  'docs/new.md',
  'docs/é.md',
  'web/é/new.js',
].map((path) => path.normalize('NFC'));

it(`${ALIASES} aliases of 20 files meet in 20 keys, and none leads out of the repository`, {
  timeout: 120_000,
}, async () => {
  const { dir, write, git } = await createSandbox();
  const root = dirname(dir);
  const library = join(root, 'library');
  mkdirSync(join(library, 'deep'), { recursive: true });
  for (const path of ['lib.js', 'deep/lib.js']) writeFileSync(join(library, path), '');
  for (const args of [
    ['init', '--quiet'],
    ['add', '.'],
    ['commit', '--quiet', '-m', 'library'],
  ])
    await git('-C', library, ...args);
  for (const path of FILES.slice(0, 10)) if (!path.startsWith('sub/')) write(path, '');
  await git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'sub');
  // Links to a folder beside, to one elsewhere in the repository, and out of it.
  symlinkSync('deep', join(dir, 'server/linked'));
  symlinkSync('../web', join(dir, 'docs/to-web'));
  symlinkSync(root, join(dir, 'docs/out'));
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'files');
  const second = join(root, 'second');
  await git('worktree', 'add', '--quiet', second);
  symlinkSync(dir, join(root, 'link'));
  const repository = findRepository(dir);
  if (!repository) throw new Error('there is no repository');
  const ignoresCase = existsSync(join(dir, 'MAIN.JS'));

  const random = seeded(20_260_115);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const maybe = (text: string, other: string) => (random() < 0.5 ? text : other);
  const tops = [dir, second, join(root, 'link')];
  const folders = [
    dir,
    second,
    join(dir, 'web'),
    join(second, 'server'),
    join(dir, 'sub'),
    join(root, 'link/docs'),
    root,
  ];

  function aliasOf(path: string): { cwd: string; alias: string } {
    const linked = path
      .replace(/^server\/deep\//, () => maybe('server/deep/', 'server/linked/'))
      .replace(/^web\//, () => maybe('web/', 'docs/to-web/'));
    const named = ignoresCase && random() < 0.2 ? linked.toUpperCase() : linked;
    const parts = maybe(named, named.normalize('NFD')).split('/');
    const noisy = parts.map((part) =>
      pick([part, part, `./${part}`, `/${part}`, `none/../${part}`, `x/y/../../${part}`]),
    );
    const absolute = `${pick(tops)}/${noisy.join('/')}`;
    const cwd = pick(folders);
    // A way back up from a linked folder would be read in two ways.
    if (random() < 0.5 || cwd.includes('link')) return { cwd, alias: absolute };
    const top = pick([dir, second]);
    return { cwd, alias: `${relative(cwd, top) || '.'}/${noisy.join('/')}` };
  }

  const keys = new Map<string, number>();
  for (let count = 0; count < ALIASES; count += 1) {
    const path = FILES[count % FILES.length] as string;
    const { cwd, alias } = aliasOf(path);
    const place = placeOf(repository, cwd, alias);
    if (place.kind !== 'inside') throw new Error(`${alias} in ${cwd} is ${place.kind}`);
    expect(place.path).toBe(path);
    expect([dir, second].some((top) => isWithin(top, place.absolute))).toBe(true);
    keys.set(fileKey(place.path), (keys.get(fileKey(place.path)) ?? 0) + 1);
  }
  expect(keys.size).toBe(20);
  expect([...keys.values()].every((count) => count === ALIASES / 20)).toBe(true);

  for (let count = 0; count < 1000; count += 1) {
    const path = pick(FILES);
    const out = pick([
      `${'../'.repeat(1 + Math.floor(random() * 3))}${pick(['elsewhere', 'second.txt', basename(path)])}`,
      `docs/out/${pick(['elsewhere', 'library/lib.js', 'home/x'])}`,
      join(root, 'library', basename(path)),
      `${'../'.repeat(40)}etc/passwd`,
    ]);
    expect(placeOf(repository, dir, out).kind).toBe('outside');
  }
  // A backslash is a letter here: the name of another file, in the same folder.
  expect(placeOf(repository, dir, 'web\\index.html')).toMatchObject({ kind: 'inside', path: 'web\\index.html' });
  expect(placeOf(repository, dir, '..\\x')).toMatchObject({ kind: 'inside', path: '..\\x' });
  for (const path of ['.git/HEAD', 'sub/.git', '../second/.git', 'web/../.git/config'])
    expect(placeOf(repository, dir, path).kind).toBe('git');
});
