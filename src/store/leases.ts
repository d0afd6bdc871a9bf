import type { Holder, LeaseRecord } from '../domain/lease.ts';
import type { Result } from '../domain/result.ts';

/** Who was there first. */
export interface LeaseConflict {
  kind: 'held';
  by: LeaseRecord;
}

/**
 * Leases on named things that everybody shares: a repository path, a port.
 * Every call throws `StateUnreadable` or an I/O error where the state cannot be read or written.
 */
export interface Leases {
  /** As `LocalLeases` has them. */
  acquire(...request: Parameters<LocalLeases['acquire']>): Promise<Result<LeaseRecord, LeaseConflict>>;
  release(...request: Parameters<LocalLeases['release']>): Promise<boolean>;
  inspect(key: string): Promise<LeaseRecord | undefined>;
  list(): Promise<LeaseRecord[]>;
}

/**
 * Leases that only this machine knows of, each call of which has ended when it returns: a run's, whose journal and worktrees
 * are on this machine too.
 */
export interface LocalLeases {
  /**
   * Takes the lease, or prolongs the one this holder has.
   * @param isGone whether a holder is known to be no more, so that its lease need not run out first
   */
  acquire(
    key: string,
    holder: Holder,
    ttlMs: number,
    isGone?: (holder: Holder) => boolean,
  ): Result<LeaseRecord, LeaseConflict>;
  /**
   * Gives it back; false where this generation is no longer the newest.
   * @param by who takes it away, where that is not its holder
   */
  release(lease: LeaseRecord, by?: Holder): boolean;
  /** The newest generation, live or not. */
  inspect(key: string): LeaseRecord | undefined;
  /** The newest generation of every key that was ever leased. */
  list(): LeaseRecord[];
}

/** What is on disk is not what coord wrote. `path` says where, for the person who has to look. */
export class StateUnreadable extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'StateUnreadable';
    this.path = path;
  }
}
