import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createGuard } from '../../../src/services/guard/guard.ts';
import { fileKey } from '../../../src/services/leases/lease-key.ts';
import { loadPolicy } from '../../../src/services/guard/policy.ts';
import { openWorkplace } from '../../../src/services/workplace.ts';
import type { Leases } from '../../../src/store/leases.ts';
import { createSandbox } from '../../support/sandbox.ts';

const PATH = 'server/main.js';
const HOLDER = { session: 's-1', role: 'backend' };

/** A guard over leases that another session takes just before us, and gives back as soon as we have met it, so many times. */
async function guardAgainst(times: number) {
  const { dir } = await createSandbox('test/fixtures/team');
  const configPath = join(dir, 'coord.config.yaml');
  const workplace = openWorkplace({ cwd: dir, configPath, platform: process.platform });
  const policy = await loadPolicy(workplace.source);
  if (!policy.ok) throw new Error(policy.error.reason);
  const { leases: own } = workplace.store;
  let left = times;
  const leases: Leases = {
    ...own,
    async acquire(key, holder, ...rest) {
      if (left === 0) return own.acquire(key, holder, ...rest);
      left -= 1;
      const theirs = await own.acquire(key, { session: 's-2', role: 'backend' }, ...rest);
      const met = await own.acquire(key, holder, ...rest);
      if (theirs.ok) await own.release(theirs.value);
      return met;
    },
  };
  const guard = createGuard({ ...workplace, policy: policy.value, leases });
  return { own, write: () => guard.beforeWrite({ path: PATH, cwd: dir, holder: HOLDER }) };
}

it('lets nobody write without the lease where another session had it for a moment', async () => {
  const { own, write } = await guardAgainst(2);
  expect(await write()).toMatchObject({
    kind: 'decided',
    decision: { verdict: 'allow' },
    lease: { holder: { session: 's-1' } },
  });
  expect(await own.inspect(fileKey(PATH))).toMatchObject({ state: 'held', holder: { session: 's-1' } });
});

it('ends where others are faster again and again', async () => {
  const { write } = await guardAgainst(Number.POSITIVE_INFINITY);
  expect(await write()).toMatchObject({ kind: 'barred', reason: expect.stringMatching(/^others take its lease/) });
});
