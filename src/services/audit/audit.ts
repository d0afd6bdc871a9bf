import type { Author, WriteViolation } from '../../domain/records.ts';
import type { Policy } from '../../domain/policy.ts';
import { gitPathOf } from '../../store/git-path.ts';
import type { Workplace } from '../workplace.ts';
import { groundOf } from './ground.ts';
import { type Auditor, judgeChanges, type Judgement } from './judge.ts';
import { lookAt } from './look-at.ts';
import { closeOver, openViolations, recordViolations, type Violation } from './violations.ts';

/** What an audit of one worktree comes to. */
export interface Audited {
  worktree: string;
  /** Violations that nobody had noticed before. */
  violations: Violation[];
  /** Why nothing could be seen, or why changes are seen only from now on; for people. */
  note?: string;
}

export interface AuditRequest {
  policy: Policy;
  auditor: Auditor;
  /** The tool that has just ended, as in `Bash`; or the end of a turn. */
  during: string;
}

/** Looks at a worktree, judges what has changed in it since the session's last look, and records what is against the rules. */
export function auditWorktree(workplace: Workplace, worktree: string, request: AuditRequest): Promise<Audited> {
  const { policy, auditor } = request;
  return lookAt(workplace, worktree, auditor.session, async (looked) => {
    if (looked.kind === 'unseen')
      return { worktree, violations: [], ...(looked.fault !== undefined && { note: looked.fault }) };
    if (looked.kind === 'first') return { worktree, violations: [], note: FIRST };
    const judgement = await judgeChanges(workplace, policy, auditor, worktree, looked.changes);
    const open = (await openViolations(workplace.store)).filter((violation) => violation.worktree === worktree);
    const found = violationsOf(judgement, worktree, workplace, request);
    const violations = await recordViolations(workplace, found, open);
    const recorded = new Set(violations.map(({ path }) => path));
    const earlier = open.filter(({ path }) => !recorded.has(path));
    await closeOver(workplace, authorOf(auditor), worktree, earlier, looked.look.files);
    return { worktree, violations };
  });
}

const FIRST = 'what was there before is not known; changes are seen from now on';

/** Takes a worktree as it is: what was changed before is none of this session's work. */
export function takeAsItIs(workplace: Workplace, worktree: string, session: string): Promise<void> {
  return lookAt(workplace, worktree, session, async () => undefined);
}

function violationsOf(
  { breaches, others }: Judgement,
  worktree: string,
  workplace: Workplace,
  { auditor, during }: AuditRequest,
): Omit<WriteViolation, 'type'> {
  return {
    at: workplace.clock.now().toISOString(),
    by: authorOf(auditor),
    session: auditor.session,
    worktree,
    during,
    others: [...new Set(others.map(({ session }) => session))],
    changes: breaches.map((breach) => ({
      path: breach.path,
      ...(gitPathOf(breach.path) !== breach.change.path && { file: breach.change.path }),
      verdict: breach.decision.strict === 'ask' ? 'ask' : 'deny',
      text: groundOf(breach, workplace, auditor.role),
      before: breach.change.before,
      now: breach.change.now,
    })),
  };
}

function authorOf({ instance, role, run }: Auditor): Author {
  return { as: 'agent', instance, ...(role !== undefined && { role }), ...(run !== undefined && { run }) };
}
