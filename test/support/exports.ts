import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const FIXTURES = 'test/fixtures/exports';

/** Compares files with those of a fixture, whole. With UPDATE_FIXTURES they are written there instead, to be read. */
export function expectFixture(files: Readonly<Record<string, string>>, folder = ''): void {
  const dir = join(FIXTURES, folder);
  if (process.env['UPDATE_FIXTURES'])
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const known = folder === '' ? Object.keys(files) : readdirSync(dir);
  expect(files).toEqual(Object.fromEntries(known.map((name) => [name, readFileSync(join(dir, name), 'utf8')])));
}
