import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { bundle, openStore } from '../../support/store-steps.ts';
import { storeConformance } from './suite.ts';

let program: string;
beforeAll(async () => {
  program = await bundle('test/support/store-program.ts');
});
afterAll(() => rmSync(program, { force: true }));

storeConformance('files', async () => {
  const root = mkdtempSync(join(tmpdir(), 'coord-store-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return {
    store: openStore(root).store,
    again: () => openStore(root).store,
    inProcess: async (steps) => {
      const { stdout } = await execa(process.execPath, [program, root, ...steps]);
      return stdout.split('\n').map((line) => (JSON.parse(line) as { result: unknown }).result);
    },
  };
});
