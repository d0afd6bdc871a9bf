import type { Clock } from '../../domain/clock.ts';
import type { Decision } from '../../domain/decide.ts';
import type { Holder, LeaseRecord } from '../../domain/lease.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Processes } from '../../domain/process.ts';
import type { StateLayout } from '../../store/files/state-layout.ts';
import type { Leases } from '../../store/leases.ts';
import type { Repository } from '../../store/repository.ts';
import type { LeasePlace } from '../leases/held.ts';

/** A write that somebody is about to make. */
export interface WriteRequest {
  /** As given to the tool: absolute, or relative to `cwd`. */
  path: string;
  cwd: string;
  holder: Holder;
  /** The tool call's id: with it, a write that lost its lease on the way is known when it ends. */
  call?: string;
}

/** A write inside the repository, with what the rules say of it; where they allow it and it was taken, with its lease. */
export interface DecidedWrite {
  kind: 'decided';
  path: string;
  decision: Decision;
  lease?: LeaseRecord;
}

export type WriteOutcome =
  | DecidedWrite
  /** Inside git's directory or coord's state, no path at all, or the team is paused: not written by an agent. */
  | { kind: 'barred'; path: string; reason: string }
  /** Outside the repository: not coord's to decide. */
  | { kind: 'outside'; path: string };

/** How a tool ended: one that failed has written nothing. */
export type ToolEnd = 'done' | 'failed';

/** What a write is judged by, and where its lease is. */
export interface GuardParts {
  repository: Repository;
  policy: Policy;
  leases: Leases;
  clock: Clock;
  processes: Processes;
  layout: Pick<StateLayout, 'root'>;
  /** What everybody shares; without it, as in a rehearsal, only files are leased, and nobody is paused. */
  store?: LeasePlace['store'];
}

/** The state that everybody shares, where there is one. */
export function sharedBy({ store, clock, processes }: GuardParts): LeasePlace | undefined {
  return store && { store, clock, processes };
}
