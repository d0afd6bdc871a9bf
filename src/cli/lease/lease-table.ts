import { isLive, type LeaseRecord, runOfHolder } from '../../domain/lease.ts';
import type { PortRange } from '../../domain/records.ts';
import { isHeld } from '../../services/leases/held.ts';
import { nameOfKey } from '../../services/leases/lease-key.ts';
import type { Workplace } from '../../services/workplace.ts';
import type { Terminal } from '../terminal.ts';
import { elapsed } from '../text/amounts.ts';
import { type Row, table } from '../text/table.ts';

/** Leases with who has them and how long, and the ports of worktrees. */
export function leaseTable(
  leases: readonly LeaseRecord[],
  ports: readonly PortRange[],
  workplace: Workplace,
  terminal: Terminal,
): string {
  const now = workplace.clock.monotonic();
  const { dim } = terminal.colors;
  const rows = leases.map((lease): Row => {
    const { key, holder, since, token } = lease;
    const left = isHeld(lease, workplace)
      ? elapsed(lease.expires.ms - now.ms)
      : isLive(lease, now)
        ? 'process ended'
        : 'ran out';
    const cells = [
      nameOfKey(key),
      holder.role ?? '-',
      shortHolder(lease),
      timeOf(since),
      left,
      `${token}`,
      holder.task ?? '',
    ];
    return isHeld(lease, workplace) ? { cells } : { cells, paint: { 0: dim, 4: dim } };
  });
  const ranges = ports.map(
    ({ worktree, from, count }): Row => ({
      cells: [`port:${from}-${from + count - 1}`, '-', 'worktree', '', 'while it is there', '', worktree],
    }),
  );
  return table(['WHAT', 'ROLE', 'HOLDER', 'SINCE', 'LEFT', 'TOKEN', 'FOR'], [...rows, ...ranges], terminal);
}

function shortHolder({ holder }: LeaseRecord): string {
  const run = runOfHolder(holder);
  if (run !== undefined) return `run ${run}`;
  const { session } = holder;
  const [who, worktree] = /^(person|agent(?::[^@]+)?)@(.*)$/.exec(session)?.slice(1) ?? [];
  if (who !== undefined) return `${who.replace(/:.*/, '')} in ${worktree?.split('/').at(-1)}`;
  return session.length > 20 ? `${session.slice(0, 19)}…` : session;
}

/** `14:05:00`, in UTC as all times of coord. */
const timeOf = (iso: string): string => iso.slice(11, 19);
