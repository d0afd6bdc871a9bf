import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COORD, createSandbox } from '../support/sandbox.ts';
import { blocksOf, timeless, typed } from '../support/transcript.ts';

it('docs/collaboration.md shows what its commands really print', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const bin = join(sandbox.home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'coord'), `#!/bin/sh\nexec '${process.execPath}' '${COORD}' "$@"\n`);
  chmodSync(join(bin, 'coord'), 0o755);
  const blocks = blocksOf('docs/collaboration.md');
  expect(blocks.flatMap(({ commands }) => commands).length).toBeGreaterThan(20);
  for (const block of blocks) {
    const shown = (await typed(block, sandbox, bin)).replaceAll(sandbox.dir, '/repo');
    expect(timeless(shown)).toBe(timeless(block.text));
  }
});
