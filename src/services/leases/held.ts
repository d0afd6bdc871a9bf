import type { Clock } from '../../domain/clock.ts';
import { type Holder, isLive, type LeaseRecord } from '../../domain/lease.ts';
import type { Processes } from '../../domain/process.ts';
import type { Place } from '../place.ts';

/** What everything about leases works with. A workplace is one. */
export interface LeasePlace extends Place {
  processes: Processes;
}

/** Whether a holder is known to be no more (docs/decisions/0006): then nobody waits for its lease to run out. */
export function goneBy(processes: Processes): (holder: Holder) => boolean {
  return ({ process }) => process !== undefined && processes.stateOf(process) === 'ended';
}

/** Whether somebody has the lease: it has not run out, and its holder has not ended. */
export function isHeld(
  lease: LeaseRecord | undefined,
  { clock, processes }: { clock: Clock; processes: Processes },
): lease is LeaseRecord {
  return isLive(lease, clock.monotonic()) && !goneBy(processes)(lease.holder);
}
