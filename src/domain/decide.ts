import type { LeaseRecord } from './lease.ts';
import type { Ownership } from './ownership.ts';
import type { Policy, Verdict } from './policy.ts';
import type { LeaseRequest } from './records.ts';

/** Why a write is allowed, asked about or denied. */
export type Ground =
  | { kind: 'own' }
  | { kind: 'shared'; roles: string[] }
  | { kind: 'protected' }
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
  /** What happens, after the policy's mode has had its say. */
  verdict: Verdict;
  /** What the rules say; differs from `verdict` only where the mode is warn or audit. */
  strict: Verdict;
  ground: Ground;
  /** The config line that decided; absent where no line did. */
  rule?: { pattern: string; line: number; column: number };
}

export interface Question {
  ownership: Ownership;
  /** The role of the session that wants to write; undefined when none is bound. */
  role: string | undefined;
  policy: Pick<Policy, 'mode' | 'unowned' | 'unassigned' | 'roleIds'>;
  /** A live lease that another session holds on the path, or on a pattern that has it. */
  foreignLease: LeaseRecord | undefined;
  /** Who has the next lease on the path, where that is somebody else. */
  request?: LeaseRequest | undefined;
}

/** The one decision behind every door: may this role write this path now? */
export function decide(question: Question): Decision {
  const { verdict: strict, ground } = judge(question);
  const verdict = question.policy.mode === 'enforce' ? strict : 'allow';
  const rule = 'rule' in question.ownership ? question.ownership.rule : firstOwner(question.ownership);
  return {
    verdict,
    strict,
    ground,
    ...(rule && { rule: { pattern: rule.pattern, line: rule.line, column: rule.column } }),
  };
}

function judge({ ownership, role, policy, foreignLease, request }: Question): { verdict: Verdict; ground: Ground } {
  const standing = standingOf(ownership, role, policy);
  if (standing.verdict === 'deny') return standing;
  if (foreignLease) return { verdict: 'deny', ground: { kind: 'leased', lease: foreignLease } };
  return request ? { verdict: 'deny', ground: { kind: 'kept-for', request } } : standing;
}

function standingOf(
  ownership: Ownership,
  role: string | undefined,
  policy: Question['policy'],
): { verdict: Verdict; ground: Ground } {
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
