import { cleanUpLeases, forceLease } from '../../services/leases/give-back.ts';
import { nameOfKey } from '../../services/leases/lease-key.ts';
import { holderName } from '../../services/guard/refusal.ts';
import { openForPerson } from '../open-for-person.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { leaseJson } from './lease-json.ts';
import { openLeases } from './open-leases.ts';

interface Options {
  json?: true;
  config?: string;
}

export async function force(what: string, options: Options & { reason: string }, terminal: Terminal): Promise<void> {
  if (!openForPerson('takes a lease from its holder', terminal, options.config)) return;
  const open = await openLeases([what], options.config, terminal);
  const [wanted] = open?.wanted ?? [];
  if (!open || !wanted) return;
  const forced = await forceLease(open.workplace, wanted, open.author, options.reason);
  if (!forced.ok) return refuse(forced.error, terminal);
  if (options.json) terminal.out(JSON.stringify({ ...leaseJson(forced.value), state: 'released' }));
  else
    terminal.out(safeText(`${wanted.name} was taken from ${holderName(forced.value)}, who is told of it; it is free`));
}

export async function cleanUp(options: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, options.config);
  if (!team) return;
  const done = await cleanUpLeases(team.workplace);
  if (options.json) {
    for (const { lease, why } of done) terminal.out(JSON.stringify({ ...leaseJson(lease), why }));
    return;
  }
  for (const { lease, why } of done)
    terminal.out(safeText(`released ${nameOfKey(lease.key)}, of ${holderName(lease)}: ${why}`));
  if (done.length === 0) terminal.out('Nothing to clean up.');
}
