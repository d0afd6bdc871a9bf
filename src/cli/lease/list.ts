import { isHeld } from '../../services/leases/held.ts';
import { portRanges } from '../../services/leases/ports.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { leaseJson } from './lease-json.ts';
import { leaseTable } from './lease-table.ts';

interface Options {
  all?: true;
  json?: true;
  config?: string;
}

export async function listLeases(options: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, options.config);
  if (!team) return;
  const { workplace } = team;
  const now = workplace.clock.monotonic();
  const leases = (await workplace.store.leases.list())
    .filter(
      (lease) => lease.state === 'held' && (options.all || (isHeld(lease, workplace) && !lease.key.startsWith('run:'))),
    )
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const ports = await portRanges(workplace);
  if (options.json) {
    for (const lease of leases)
      terminal.out(
        JSON.stringify({
          ...leaseJson(lease, isHeld(lease, workplace) ? Math.round(lease.expires.ms - now.ms) : 0),
          held: isHeld(lease, workplace),
        }),
      );
    for (const { worktree, from, count } of ports)
      terminal.out(
        JSON.stringify({ key: `ports:${from}`, name: `port:${from}-${from + count - 1}`, worktree, held: true }),
      );
  } else if (leases.length + ports.length === 0) terminal.out('Nobody holds anything.');
  else terminal.out(leaseTable(leases, ports, workplace, terminal));
}
