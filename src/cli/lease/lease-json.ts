import type { LeaseRecord } from '../../domain/lease.ts';
import { nameOfKey } from '../../services/leases/lease-key.ts';

/** A lease as scripts read it. */
export function leaseJson({ key, token, generation, holder, since, until, state }: LeaseRecord, leftMs?: number) {
  const { session, role, task } = holder;
  return {
    key,
    name: nameOfKey(key),
    token,
    generation,
    state,
    holder: { session, ...(role !== undefined && { role }) },
    ...(task !== undefined && { task }),
    since,
    until,
    ...(leftMs !== undefined && { leftMs }),
  };
}
