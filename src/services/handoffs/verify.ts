import { join } from 'node:path';
import { movedOn, verifiedBy } from '../../domain/handoff.ts';
import type { Holder } from '../../domain/lease.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Author, Handoff, HandoffVerification } from '../../domain/records.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { HandoffRule } from '../../config/handoff-rule.ts';
import { GitFailed } from '../../store/git-process.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import { holdAlone } from '../leases/alone.ts';
import { keptGroups } from '../runs/kept-groups.ts';
import { createWorkspaces, type Readiness, WorkspaceFault } from '../runs/workspaces.ts';
import type { Team } from '../runs/team.ts';
import { verifyAt } from '../verification/verify-at.ts';
import type { Workplace } from '../workplace.ts';
import { factsOf } from './facts.ts';
import type { HandoffProtocol } from './protocol.ts';
import { changeHandoff, findHandoff, movedByRun, unknownHandoff } from './records.ts';
import { verificationRecord } from './verification-record.ts';
import { tellRole } from './tell-roles.ts';

/** What verifying needs besides the handoff. */
export interface Verifying {
  protocol: HandoffProtocol;
  /** The config's rule that approves by itself, if it has one. */
  rule: HandoffRule | undefined;
  team: Team;
  policy: Policy;
  /** The folder that worktrees are made in. */
  home: string;
  readiness: Readiness;
  /** One session of one process. */
  holder: Holder;
  signal: AbortSignal;
  report(activity: string): void;
}

/**
 * Runs the checks that the giver's work must pass, in a worktree of its own at the commit that is handed over: whatever
 * else lies in anybody's worktree neither helps nor harms. What passes is approved where the config's rule says so.
 */
export async function verifyHandoff(
  workplace: Workplace,
  named: string,
  by: Author,
  verifying: Verifying,
): Promise<Result<Handoff, Refused>> {
  const found = await findHandoff(workplace, named);
  if (!found) return unknownHandoff(named);
  const { id } = found;
  const byRun = movedByRun(found);
  if (byRun) return err(byRun);
  const alone = await holdAlone(workplace, `handoff:${id}`, { ...verifying.holder, task: `verifying ${id}` });
  if (!alone.ok) return refused(`${id} is being verified already, since ${alone.error.since}`);
  try {
    const submitted = await submit(workplace, id, by, verifying);
    if (!submitted.ok) return submitted;
    const signal = AbortSignal.any([verifying.signal, alone.value.signal]);
    const verification = await verified(submitted.value, workplace, { ...verifying, signal });
    if (!verification.ok) return verification;
    const moving = { by, at: verification.value.at, rules: verifying.protocol.rules };
    const known = await changeHandoff(workplace, id, (handoff) => verifiedBy(handoff, verification.value, moving));
    if (!known.ok) return known;
    if (known.value.state === 'FAILED') await tellRole(workplace, known.value);
    return known.value.state === 'VERIFICATION' ? approveByRule(workplace, known.value, verifying) : known;
  } finally {
    await alone.value.end();
  }
}

/** Approves what has passed where the config's rule holds; otherwise it waits for a person. */
export async function approveByRule(
  workplace: Workplace,
  handoff: Handoff,
  { rule, policy, protocol }: Verifying,
): Promise<Result<Handoff, Refused>> {
  if (!rule) return ok(handoff);
  const holds = rule.holds(await factsOf(handoff, workplace, policy));
  if (!holds.ok || !holds.value) return ok(handoff);
  const at = workplace.clock.now().toISOString();
  const moving = { by: { as: 'coord' }, at, rules: protocol.rules, note: `by rule: ${rule.source}` } as const;
  const approved = await changeHandoff(workplace, handoff.id, (now) => movedOn(now, 'approve', moving));
  if (approved.ok) await tellRole(workplace, approved.value);
  return approved;
}

/** Begins the verification, or begins one again that somebody was killed in. */
async function submit(
  workplace: Workplace,
  id: string,
  by: Author,
  { protocol: { rules } }: Verifying,
): Promise<Result<Handoff, Refused>> {
  const at = workplace.clock.now().toISOString();
  const now = await findHandoff(workplace, id);
  const goesOn = now && (now.emergency !== undefined || (now.state === 'VERIFICATION' && !now.verification));
  return goesOn ? ok(now) : changeHandoff(workplace, id, (handoff) => movedOn(handoff, 'verify', { by, at, rules }));
}

async function verified(
  { id, from, work }: Handoff,
  { repository, clock, layout, processes }: Workplace,
  { team, home, readiness, signal, report }: Verifying,
): Promise<Result<HandoffVerification, Refused>> {
  const member = team.roles[from];
  if (!member) return refused(`role ${from} is not in the config any more, so nothing can be verified`);
  const groups = keptGroups(layout.handoffOf(id), processes);
  // Whoever was killed in it before has left its verifiers running.
  await groups.endLeft();
  const watch = { signal, report, started: (pid: number) => groups.began(pid) };
  const main = repository.main ?? repository.worktree;
  const inFolder = async (folder: string): Promise<Result<HandoffVerification, Refused>> => {
    const report = await verifyAt(team, member.mustPass, { folder, base: work?.base }, watch);
    if (signal.aborted)
      return refused(`the verification of ${id} was stopped`, `Begin it again: coord handoff verify ${id}`);
    return ok(verificationRecord(report, clock.now().toISOString(), work?.tip));
  };
  if (!work || !repository.git) return inFolder(repository.worktree).finally(() => groups.forget());
  const place = join(home, 'handoffs', id);
  const folder = canonicalPath(place) ?? place;
  const branch = `coord/handoff/${id}`;
  const workspaces = createWorkspaces({ main, commonDir: repository.commonDir, folder, branch, readiness });
  try {
    return await inFolder(await workspaces.at({ name: from, role: from }, work.tip, watch));
  } catch (error) {
    if (!(error instanceof WorkspaceFault || error instanceof GitFailed)) throw error;
    return refused(`${id} can't be verified: ${error.message}`);
  } finally {
    groups.forget();
    await workspaces.removeAll('remove');
  }
}
