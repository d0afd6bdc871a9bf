import { expect, it } from 'vitest';
import { seeFiles } from '../../../src/services/audit/disk.ts';
import { createSandbox } from '../../support/sandbox.ts';

it('takes a file that was too much to be kept for the same as long as it is, also where it could be kept by now', async () => {
  const { dir, write } = await createSandbox();
  const wanted = Array.from({ length: 5001 }, (_, at) => ({ path: `gen/${at}` }));
  for (const { path } of wanted) write(path, path);
  const atOnce = new Date(Date.now() - 60_000);
  const first = await seeFiles(dir, wanted, new Map(), atOnce);
  const last = wanted.slice(-1);
  expect(first.get('gen/5000')?.content).toMatchObject({ kind: 'unkept' });
  const again = await seeFiles(dir, last, first, atOnce);
  expect(again.get('gen/5000')?.content).toEqual(first.get('gen/5000')?.content);
  write('gen/5000', 'another text');
  const changed = await seeFiles(dir, last, first, atOnce);
  expect(changed.get('gen/5000')?.content).toMatchObject({ kind: 'file' });
});
