import type { Policy } from '../../domain/policy.ts';
import type { LateWrite } from '../leases/late-writes.ts';
import type { Workplace } from '../workplace.ts';
import { afterWrite } from './give-back.ts';
import { look, lookAll } from './look.ts';
import { beforeWrite } from './take.ts';
import type { GuardParts, ToolEnd, WriteOutcome, WriteRequest } from './write.ts';

export type { LateWrite } from '../leases/late-writes.ts';
export type { WriteOutcome, WriteRequest } from './write.ts';

/** The one door through which every write goes, whichever hook, agent or command it comes from. */
export interface Guard {
  /** Judges a write and, where it is allowed, takes or prolongs the lease. What is asked about takes none yet. */
  beforeWrite(request: WriteRequest): Promise<WriteOutcome>;
  /** After the tool: the lease is given back, taken or kept as the policy says, and a lost one is noticed. */
  afterWrite(request: WriteRequest, end?: ToolEnd): Promise<LateWrite | undefined>;
  /** The verdict for a path, without taking anything. */
  look(request: WriteRequest): Promise<WriteOutcome>;
  /** The same for many of one holder, in their order. */
  lookAll(requests: readonly WriteRequest[]): Promise<WriteOutcome[]>;
}

/** The guard of everybody who shares the workplace's state. */
export function guardOf(workplace: Workplace, policy: Policy): Guard {
  return createGuard({ ...workplace, policy, leases: workplace.store.leases });
}

export function createGuard(parts: GuardParts): Guard {
  return {
    beforeWrite: (request) => beforeWrite(parts, request),
    afterWrite: (request, end = 'done') => afterWrite(parts, request, end),
    look: (request) => look(parts, request),
    lookAll: (requests) => lookAll(parts, requests),
  };
}
