import type { Holder, LeaseRecord } from '../../domain/lease.ts';
import type { InFlight } from '../../domain/records.ts';
import type { Place } from '../place.ts';
import { nameOfKey } from './lease-key.ts';

/** Remembers with which token a tool's write was let through. @param taken whether its lease was taken for this write */
export async function noteInFlight(
  place: Place | undefined,
  { call, holder }: { call?: string; holder: Holder },
  { key, token }: LeaseRecord,
  taken: boolean,
): Promise<void> {
  if (call === undefined || !place) return;
  const at = place.clock.now().toISOString();
  const note = { tool: call, instance: holder.session, path: nameOfKey(key), key, generation: token, taken, at };
  await place.store.signals('in-flight').put(call, note);
}

/** What was remembered of a write that has ended, which is forgotten by this. */
export async function landed(
  place: Place | undefined,
  call: string | undefined,
  key: string,
): Promise<InFlight | undefined> {
  if (call === undefined || !place) return undefined;
  const signals = place.store.signals('in-flight');
  const flight = await signals.read(call);
  if (flight?.key !== key) return undefined;
  await signals.remove(call);
  return flight;
}
