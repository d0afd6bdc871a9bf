import { decide, type Decision } from '../../domain/decide.ts';
import type { Exception } from '../../domain/exception.ts';
import type { Policy } from '../../domain/policy.ts';

/** The decision by ownership and exceptions alone, without leases: for what was written already. @param path a repository path */
export function standingOn(
  policy: Policy,
  exceptions: readonly Exception[],
  path: string,
  role: string | undefined,
  now: Date,
): Decision {
  return decide({ path, role, policy, exceptions, now });
}
