import { type Exception, exceptionFor, type ExceptionNote, noteOf, reachOf } from './exception.ts';
import type { LeaseRecord } from './lease.ts';
import { type Ownership, ownershipOf } from './ownership.ts';
import type { Policy, Verdict } from './policy.ts';
import type { LeaseRequest } from './records.ts';

/** Why a write is allowed, asked about or denied. */
export type Ground =
  | { kind: 'own' }
  | { kind: 'shared'; roles: string[] }
  | { kind: 'protected' }
  /** A person has let it be written for a time; without that, it would be as `instead` says. */
  | { kind: 'excepted'; exception: ExceptionNote; instead: Ground }
  | { kind: 'foreign'; owner: string }
  | { kind: 'not-shared'; roles: string[] }
  | { kind: 'contested'; owners: string[] }
  | { kind: 'unowned' }
  | { kind: 'unassigned'; owners: string[] }
  | { kind: 'unknown-role'; role: string }
  | { kind: 'leased'; lease: LeaseRecord }
  /** Its lease is free, and kept for a role of higher priority that waited for it. */
  | { kind: 'kept-for'; request: LeaseRequest };

export interface Decision {
  /** What happens, after the policy's mode, or an exception for everything, has had its say. */
  verdict: Verdict;
  /** What the rules say. */
  strict: Verdict;
  ground: Ground;
  /** The config line that decided; absent where no line did. */
  rule?: { pattern: string; line: number; column: number };
  /** Everything may be written for a time: what the rules say is only told. */
  lifted?: ExceptionNote;
}

export interface Question {
  /** A repository path. */
  path: string;
  /** The role of the session that wants to write; undefined when none is bound. */
  role: string | undefined;
  policy: Policy;
  /** Those in force, of the config and of people. */
  exceptions: readonly Exception[];
  now: Date;
  /** A live lease that another session holds on the path, or on a pattern that has it. */
  foreignLease?: LeaseRecord | undefined;
  /** Who has the next lease on the path, where that is somebody else. */
  request?: LeaseRequest | undefined;
}

interface Judged {
  verdict: Verdict;
  ground: Ground;
}

/** The one decision behind every door: may this role write this path now? */
export function decide({ path, role, policy, exceptions, now, foreignLease, request }: Question): Decision {
  const ownership = ownershipOf(policy, path);
  const exception = exceptionFor(exceptions, path, role, now);
  const standing = lift(standingOf(ownership, role, policy), ownership, exception, path);
  const { verdict: strict, ground } = withLeases(standing, foreignLease, request);
  const lifted = exception?.paths === undefined ? exception : undefined;
  const verdict = policy.mode === 'enforce' && !lifted ? strict : 'allow';
  const rule = 'rule' in ownership ? ownership.rule : firstOwner(ownership);
  return {
    verdict,
    strict,
    ground,
    ...(rule && { rule: { pattern: rule.pattern, line: rule.line, column: rule.column } }),
    ...(lifted && { lifted: noteOf(lifted) }),
  };
}

/** What is protected is unlocked only by whoever names it: a pattern may have it by chance. */
function lift(standing: Judged, ownership: Ownership, exception: Exception | undefined, path: string): Judged {
  if (!exception || standing.verdict === 'allow') return standing;
  if (ownership.kind === 'protected' && reachOf(exception, path) === 'matched') return standing;
  return {
    verdict: 'allow',
    ground: { kind: 'excepted', exception: noteOf(exception), instead: standing.ground },
  };
}

/** An exception is from ownership: whoever writes a file at this moment is not overwritten. */
function withLeases(standing: Judged, lease: LeaseRecord | undefined, request: LeaseRequest | undefined): Judged {
  if (standing.verdict === 'deny') return standing;
  if (lease) return { verdict: 'deny', ground: { kind: 'leased', lease } };
  return request ? { verdict: 'deny', ground: { kind: 'kept-for', request } } : standing;
}

function standingOf(ownership: Ownership, role: string | undefined, policy: Policy): Judged {
  if (ownership.kind === 'protected') return { verdict: 'deny', ground: { kind: 'protected' } };
  if (ownership.kind === 'unowned') return { verdict: policy.unowned, ground: { kind: 'unowned' } };
  if (role !== undefined && !policy.roleIds.includes(role)) {
    return { verdict: 'deny', ground: { kind: 'unknown-role', role } };
  }
  if (ownership.kind === 'contested') {
    return { verdict: 'deny', ground: { kind: 'contested', owners: ownership.owners.map((owner) => owner.role) } };
  }
  const owners = ownership.kind === 'shared' ? ownership.roles : [ownership.role];
  if (role === undefined) return { verdict: policy.unassigned, ground: { kind: 'unassigned', owners } };
  if (ownership.kind === 'shared') {
    const { roles } = ownership;
    return roles.includes(role)
      ? { verdict: 'allow', ground: { kind: 'shared', roles } }
      : { verdict: 'deny', ground: { kind: 'not-shared', roles } };
  }
  return ownership.role === role
    ? { verdict: 'allow', ground: { kind: 'own' } }
    : { verdict: 'deny', ground: { kind: 'foreign', owner: ownership.role } };
}

function firstOwner(ownership: Ownership) {
  return ownership.kind === 'contested' ? ownership.owners[0]?.rule : undefined;
}
