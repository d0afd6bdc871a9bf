import { afterEach, expect, it, vi } from 'vitest';
import { inGitTurn } from '../../../src/services/git/turn.ts';
import { systemProcesses } from '../../../src/store/files/processes.ts';
import { systemClock } from '../../../src/store/files/system-clock.ts';
import { createSandbox } from '../../support/sandbox.ts';
import { storeOf } from '../../support/store-of.ts';

afterEach(() => vi.useRealTimers());

it('goes on with its work where the state cannot be read for a while', async () => {
  const clock = systemClock(process.platform);
  const store = storeOf(await createSandbox());
  let failed = 0;
  const leases = {
    ...store.leases,
    inspect: (key: string) => {
      if (failed > 1) return store.leases.inspect(key);
      failed += 1;
      return Promise.reject(new Error('EIO'));
    },
  };
  const place = { store: { ...store, leases }, clock, processes: systemProcesses(clock, process.platform) };
  const lost = vi.fn<() => void>();
  const request = { holder: { session: 'git:1' }, waitMs: 0, waits: () => undefined, lost };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const turn = await inGitTurn(place, request, async () => {
    await vi.advanceTimersByTimeAsync(20_000);
    return 'done';
  });
  expect(turn).toEqual({ ok: true, value: 'done' });
  expect(failed).toBe(2);
  expect(lost).not.toHaveBeenCalled();
});
