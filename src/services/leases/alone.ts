import type { Holder, LeaseRecord } from '../../domain/lease.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { goneBy, type LeasePlace } from './held.ts';
import { resourceKey } from './lease-key.ts';

/** How long whoever was stopped, and can't be seen to have ended, keeps others from it, in milliseconds. */
const TTL_MS = 15_000;

/** What one process at a time does, as long as it takes. */
export interface Alone {
  /** Aborted once somebody else has it, which can happen to a process that was stopped for a while. */
  signal: AbortSignal;
  end(): Promise<void>;
}

/** Takes what only one process does at a time, and prolongs it until it is ended; the error says who is at it. */
export async function holdAlone(
  { store: { leases }, processes }: LeasePlace,
  name: string,
  holder: Holder,
): Promise<Result<Alone, LeaseRecord>> {
  const key = resourceKey(name);
  const taken = await leases.acquire(key, holder, TTL_MS, goneBy(processes));
  if (!taken.ok) return err(taken.error.by);
  const lost = new AbortController();
  const isOurs = async () => (await leases.inspect(key))?.holder.session === holder.session;
  const prolong = async (): Promise<void> => {
    const again = (await isOurs()) && (await leases.acquire(key, holder, TTL_MS));
    if (!again || !again.ok) lost.abort();
  };
  // What can't be prolonged is lost.
  const timer = setInterval(() => void prolong().catch(() => lost.abort()), TTL_MS / 3);
  timer.unref();
  return ok({
    signal: lost.signal,
    async end() {
      clearInterval(timer);
      const newest = await leases.inspect(key);
      if (newest?.holder.session === holder.session) await leases.release(newest);
    },
  });
}
