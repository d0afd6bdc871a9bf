import type { Holder, LeaseRecord } from '../../domain/lease.ts';
import type { LeaseRequest } from '../../domain/records.ts';
import type { LeasePlace } from './held.ts';

/** How long after the lease's end whoever waits for it has it for itself, in milliseconds. */
const GRACE_MS = 60_000;

export type Priorities = Readonly<Record<string, number>>;

const priorityOf = ({ role }: Holder, priorities: Priorities): number => priorities[role ?? ''] ?? 0;

/** Remembers that a role of higher priority has met a lease, so that its holder does not prolong it for ever. */
export async function rememberRequest(
  { store, clock }: LeasePlace,
  { key, holder: other, expires }: LeaseRecord,
  holder: Holder,
  priorities: Priorities,
): Promise<void> {
  const priority = priorityOf(holder, priorities);
  if (holder.role === undefined || priority <= priorityOf(other, priorities)) return;
  const known = await store.signals('lease-requests').read(key);
  const isKnown = known !== undefined && isOpen(known, clock.monotonic());
  if (isKnown && (known.priority > priority || (known.priority === priority && known.session !== holder.session)))
    return;
  const until = { boot: expires.boot, ms: expires.ms + GRACE_MS };
  await store.signals('lease-requests').put(key, { key, session: holder.session, role: holder.role, priority, until });
}

/** Who waits for a lease with a higher priority than `holder` has. Where no role has one, nothing is read. */
export async function requestBefore(
  { store, clock }: LeasePlace,
  key: string,
  holder: Holder,
  priorities: Priorities,
): Promise<LeaseRequest | undefined> {
  if (Object.keys(priorities).length === 0) return undefined;
  const request = await store.signals('lease-requests').read(key);
  if (!request || request.session === holder.session || !isOpen(request, clock.monotonic())) return undefined;
  return request.priority > priorityOf(holder, priorities) ? request : undefined;
}

/** The request has been served. */
export async function forgetRequest(
  { store }: LeasePlace,
  key: string,
  holder: Holder,
  priorities: Priorities,
): Promise<void> {
  if (priorityOf(holder, priorities) === 0) return;
  const request = await store.signals('lease-requests').read(key);
  if (request?.session === holder.session) await store.signals('lease-requests').remove(key);
}

function isOpen({ until }: LeaseRequest, now: LeaseRecord['expires']): boolean {
  return until.boot === now.boot && now.ms < until.ms;
}
