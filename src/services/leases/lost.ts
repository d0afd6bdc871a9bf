import { printable } from '../../config/diagnostics/printable.ts';
import type { LostLease } from '../../domain/records.ts';
import type { Place } from '../place.ts';
import { nameOfKey } from './lease-key.ts';

/** Notes that a person has taken a lease from its holder, who is told of it at its next hook. */
export async function noteLost({ store, clock }: Place, session: string, key: string, reason: string | undefined) {
  const lost = { key, at: clock.now().toISOString(), ...(reason !== undefined && { reason }) };
  await store.documents('lost-leases').update(session, (current) => ({
    session,
    lost: [...(current?.lost ?? []), lost],
  }));
}

/** What a holder has lost and has not been told of; it is told now. */
export async function takeLost({ store }: Pick<Place, 'store'>, session: string): Promise<LostLease[]> {
  const documents = store.documents('lost-leases');
  if (((await documents.read(session))?.value.lost.length ?? 0) === 0) return [];
  let lost: LostLease[] = [];
  await documents.update(session, (current) => {
    lost = current?.lost ?? [];
    return { session, lost: [] };
  });
  return lost;
}

/** For the one who has lost them. */
export function tellLost(lost: readonly LostLease[]): string {
  const lines = lost.map(
    ({ key, at, reason }) =>
      `coord: a person took the lease of ${printable(nameOfKey(key))} from you at ${at}${reason === undefined ? '' : `: ${printable(reason)}`}.`,
  );
  return [...lines, 'Read what you meant to change again before you write it.'].join('\n');
}
