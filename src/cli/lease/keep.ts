import { parseDuration } from '../../config/duration.ts';
import { invalid } from '../../domain/refused.ts';
import { type Claim, releaseLease, renewLease } from '../../services/leases/give-back.ts';
import { nameOfKey } from '../../services/leases/lease-key.ts';
import { LONGEST_MS } from '../../services/leases/take.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { leaseJson } from './lease-json.ts';
import { type OpenLeases, openLeases } from './open-leases.ts';

interface Options {
  token?: number;
  ttl?: string;
  json?: true;
  config?: string;
}

export async function renew(what: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const open = await openLeases(what, options.config, terminal);
  if (!open) return;
  const { ttlMs: usual, priorities } = open.policy.leases;
  const ttlMs = options.ttl === undefined ? usual : parseDuration(options.ttl);
  if (ttlMs > LONGEST_MS) return refuse(invalid('a lease lasts 24 hours at most').error, terminal);
  for (const claim of claimsOf(open, options)) {
    const renewed = await renewLease(open.workplace, claim, ttlMs, priorities);
    if (!renewed.ok) return refuse(renewed.error, terminal);
    const { key, until, token } = renewed.value;
    if (options.json) terminal.out(JSON.stringify(leaseJson(renewed.value)));
    else terminal.out(safeText(`${nameOfKey(key)} is yours until ${until}; token ${token}`));
  }
}

export async function release(what: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const open = await openLeases(what, options.config, terminal);
  if (!open) return;
  for (const claim of claimsOf(open, options)) {
    const released = await releaseLease(open.workplace, claim, open.author);
    if (!released.ok) return refuse(released.error, terminal);
    if (options.json) terminal.out(JSON.stringify({ ...leaseJson(released.value), state: 'released' }));
    else terminal.out(safeText(`${nameOfKey(released.value.key)} is free`));
  }
}

function claimsOf({ wanted, holder }: OpenLeases, { token }: Options): Claim[] {
  return wanted.map((one) => ({ wanted: one, holder, ...(token !== undefined && { token }) }));
}
