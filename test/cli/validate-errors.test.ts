import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../support/sandbox.ts';

const FIXTURES = 'test/fixtures/config';
const cases = readdirSync(FIXTURES);

describe('coord validate: every mistake of test/fixtures/config is told as its expected.txt says', () => {
  it.each(cases)('%s', async (name) => {
    const folder = join(FIXTURES, name);
    const { coord, dir } = await createSandbox(folder);
    rmSync(join(dir, 'expected.txt'));
    const ended = await coord(['validate']);
    expect(ended).toEqual({ code: 2, stdout: '', stderr: readFileSync(join(folder, 'expected.txt'), 'utf8') });
  });

  it('has a line and a column for each', () => {
    const without = cases.filter(
      (name) => !/:\d+:\d+ error /.test(readFileSync(join(FIXTURES, name, 'expected.txt'), 'utf8')),
    );
    expect(without).toEqual([]);
    expect(cases.length).toBeGreaterThan(60);
  });
});
