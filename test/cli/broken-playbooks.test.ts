import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../support/sandbox.ts';

const FIXTURES = 'test/fixtures/playbooks';
const cases = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const textOf = (name: string, file: string) => readFileSync(join(FIXTURES, name, file), 'utf8');
const has = (name: string, file: string) => existsSync(join(FIXTURES, name, file));

/** What is told of a case's playbook, which becomes playbooks/broken.yaml beside its own config or that of all cases, and beside what it uses. */
async function planOf(name: string) {
  const sandbox = await createSandbox();
  const config = has(name, 'coord.config.yaml') ? join(name, 'coord.config.yaml') : 'coord.config.yaml';
  sandbox.write('coord.config.yaml', readFileSync(join(FIXTURES, config), 'utf8'));
  sandbox.write('playbooks/broken.yaml', textOf(name, 'playbook.yaml'));
  for (const used of has(name, 'used') ? readdirSync(join(FIXTURES, name, 'used')) : [])
    sandbox.write(`playbooks/${used}`, textOf(name, `used/${used}`));
  const rehearsal = has(name, 'rehearsal.yaml');
  if (rehearsal) sandbox.write('playbooks/broken.rehearsal.yaml', textOf(name, 'rehearsal.yaml'));
  const given = has(name, 'arguments.txt') ? textOf(name, 'arguments.txt').trim().split(' ') : [];
  return sandbox.coord(['plan', 'broken', ...given, ...(rehearsal ? ['--rehearse'] : [])]);
}

describe('coord plan: every mistake of test/fixtures/playbooks is told as its expected.txt says', () => {
  it.each(cases)('%s', async (name) => {
    const { code, stderr } = await planOf(name);
    expect(stderr).toBe(textOf(name, 'expected.txt'));
    expect(code).toBe(2);
  });

  it('has at least 50 of them, with a line and a column for each that is in a file', () => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
    const texts = cases.map((name) => textOf(name, 'expected.txt'));
    const unplaced = texts.filter((text) => !/^\S+:\d+:\d+ error [a-z-]+: /.test(text) && !text.startsWith('coord: '));
    expect(unplaced).toEqual([]);
  });

  it('has each error with the line that it is in, and carets under it', () => {
    const blocks = cases.flatMap((name) => textOf(name, 'expected.txt').split('\n\n'));
    const errors = blocks.filter((block) => / error /.test(block));
    expect(errors.filter((block) => !/^\s+\d+ \| .*\n\s+\| +\^+$/m.test(block))).toEqual([]);
  });
});
