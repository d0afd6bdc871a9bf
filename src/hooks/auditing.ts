import type { Violation } from '../services/audit/violations.ts';
import { relative } from 'node:path';
import type { Policy } from '../domain/policy.ts';
import { shellWord } from '../domain/shell-word.ts';
import { boundRole } from '../services/bindings.ts';
import { type Audited, auditWorktree } from '../services/audit/audit.ts';
import { noteGuardedWrite } from '../services/audit/guarded-writes.ts';
import type { Auditor } from '../services/audit/judge.ts';
import { tellViolations } from '../services/audit/tell.ts';
import type { WriteRequest } from '../services/guard/guard.ts';
import type { Workplace } from '../services/workplace.ts';
import { placeOf } from '../store/canonical-path.ts';
import { gitPathOf } from '../store/git-path.ts';
import { worktreeAround } from '../store/repository.ts';
import { holderOf } from './guarding.ts';
import type { HookPayload } from './payload.ts';
import type { HookWorld } from './world.ts';

/** What an audit says to the session, and to its person. */
export interface AuditWords {
  violations: Violation[];
  forModel?: string;
  forPerson?: string;
}

/** Looks at worktrees at the end of a tool or a turn. @param during as in `while Bash ran` */
export async function audit(
  payload: HookPayload,
  world: HookWorld,
  workplace: Workplace,
  policy: Policy,
  { worktrees, during }: { worktrees: readonly string[]; during: string },
): Promise<AuditWords> {
  const auditor = await auditorOf(payload, world, workplace);
  const audited: Audited[] = [];
  for (const worktree of worktrees) {
    const unseen = (error: unknown): Audited => ({ worktree, violations: [], note: `not looked at: ${String(error)}` });
    // One that git can't read keeps nobody from hearing of the others.
    audited.push(await auditWorktree(workplace, worktree, { policy, auditor, during }).catch(unseen));
  }
  const violations = audited.flatMap((one) => one.violations);
  const told = audited.filter((one) => one.violations.length > 0);
  const coord = shellWord(workplace.layout.coordProgram);
  const here = workplace.repository.worktree;
  const text = told.map((one) => tellViolations(one.violations, coord, here)).join('\n\n');
  const notes = audited.flatMap(({ note, worktree }) => (note === undefined ? [] : [`coord: ${worktree}: ${note}.`]));
  if (violations.length > 0 && policy.notices.includes('violation'))
    world.tell({ kind: 'violation', text: summaryOf(violations) }, workplace);
  // In the mode audit only the record is made.
  const isTold = policy.mode !== 'audit' && text !== '';
  return {
    violations,
    ...(isTold && { forModel: text }),
    ...(notes.length > 0 && { forPerson: notes.join('\n') }),
  };
}

function summaryOf([first, ...rest]: readonly Violation[]): string {
  const more = rest.length > 0 ? `, and ${rest.length} more` : '';
  return `${first?.during}, ${first?.path} changed against the rules${more}: coord audit`;
}

async function auditorOf(payload: HookPayload, world: HookWorld, workplace: Workplace): Promise<Auditor> {
  const role = world.env['COORD_ROLE'] || boundRole(workplace.layout, workplace.repository.worktree);
  const { session } = await holderOf(payload, role, workplace, world);
  const run = world.env['COORD_RUN'];
  const instance = payload.agent?.id ?? payload.session;
  return { session: payload.session, instance, holder: session, role, ...(run && { run }) };
}

/** Notes what a tool has written that had been judged before. */
export async function noteJudged(
  session: string,
  workplace: Workplace,
  writes: readonly Pick<WriteRequest, 'path' | 'cwd'>[],
): Promise<void> {
  for (const { path, cwd } of writes) {
    const place = placeOf(workplace.repository, cwd, path);
    if (place.kind !== 'inside') continue;
    const worktree = worktreeAround(workplace.repository, place.absolute);
    if (worktree === undefined) continue;
    await noteGuardedWrite(workplace, { worktree, path: gitPathOf(relative(worktree, place.absolute)), session });
  }
}
