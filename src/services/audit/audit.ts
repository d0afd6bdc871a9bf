import type { Author, WriteViolation } from '../../domain/records.ts';
import type { Policy } from '../../domain/policy.ts';
import { gitPathOf } from '../../store/git-path.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { explain } from '../guard/refusal.ts';
import type { Workplace } from '../workplace.ts';
import { isSame } from './content.ts';
import { seeFile } from './disk.ts';
import { type Auditor, type Breach, judgeChanges, type Judgement } from './judge.ts';
import { lookAt } from './look-at.ts';
import type { FreshLook } from './look.ts';
import { closeViolations, openViolations, recordViolations } from './violations.ts';

/** What an audit of one worktree comes to. */
export interface Audited {
  worktree: string;
  /** Violations that nobody had noticed before. */
  violations: WriteViolation[];
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
    await closeOver(workplace, worktree, looked.look, open, authorOf(auditor), violations);
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
): WriteViolation[] {
  const at = workplace.clock.now().toISOString();
  return breaches.map((breach) => ({
    type: 'write.violation',
    at,
    by: authorOf(auditor),
    session: auditor.session,
    worktree,
    path: breach.path,
    ...(gitPathOf(breach.path) !== breach.change.path && { file: breach.change.path }),
    verdict: breach.decision.strict === 'ask' ? 'ask' : 'deny',
    text: groundOf(breach, workplace, auditor),
    during,
    others: [...new Set(others.map(({ session }) => session))],
    before: breach.change.before,
    now: breach.change.now,
  }));
}

/** As in `server/main.js is owned by role backend, and you are role frontend (coord.config.yaml:9, server/**).` */
function groundOf({ path, decision }: Breach, { source, layout }: Workplace, { role }: Auditor): string {
  const context = { role, configFile: source.configFile, coord: shellWord(layout.coordProgram) };
  const [text = ''] = explain({ kind: 'decided', path, decision }, context).split('\n');
  return text.replace(/^coord: /, '');
}

export function authorOf({ instance, role, run }: Auditor): Author {
  return { as: 'agent', instance, ...(role !== undefined && { role }), ...(run !== undefined && { run }) };
}

/** Closes what is over: put back by hand, or replaced by something else. */
async function closeOver(
  workplace: Workplace,
  worktree: string,
  look: FreshLook,
  open: readonly WriteViolation[],
  by: Author,
  recorded: readonly WriteViolation[],
): Promise<void> {
  const undone: string[] = [];
  const gone: string[] = [];
  for (const { path, file, before, now } of open) {
    if (recorded.some((violation) => violation.path === path)) continue;
    const gitPath = file ?? gitPathOf(path);
    const is = look.files.get(gitPath)?.content ?? (await seeFile(worktree, { path: gitPath }, workplace.clock.now()));
    if (isSame(is, now)) continue;
    (isSame(is, before) ? undone : gone).push(path);
  }
  await closeViolations(workplace, by, { worktree, paths: undone, how: 'undone' });
  await closeViolations(workplace, by, { worktree, paths: gone, how: 'gone' });
}
