import type { Decision } from '../../domain/decide.ts';
import type { Exception } from '../../domain/exception.ts';
import type { LeaseRecord } from '../../domain/lease.ts';
import type { Policy } from '../../domain/policy.ts';
import { repositoryPath } from '../../store/git-path.ts';
import { standingOn } from '../guard/standing.ts';
import { boundRole } from '../bindings.ts';
import { exceptionsInForce } from '../exceptions/in-force.ts';
import { type InstanceNow, listInstances } from '../instances/instances.ts';
import { foreignGlobOver } from '../leases/glob-index.ts';
import { isHeld } from '../leases/held.ts';
import { fileKey } from '../leases/lease-key.ts';
import type { Workplace } from '../workplace.ts';
import type { Change } from './compare.ts';
import { guardedWriter } from './guarded-writes.ts';

/** The session that an audit is made for. */
export interface Auditor {
  session: string;
  /** The subagent or the session itself. */
  instance: string;
  /** As its leases name it: its session, or the workspace of its run. */
  holder: string;
  role: string | undefined;
  run?: string;
}

/** A change that nobody who is at work there may make. */
export interface Breach {
  change: Change;
  path: string;
  decision: Decision;
}

export interface Judgement {
  breaches: Breach[];
  /** Sessions of others that are at work in the worktree. */
  others: InstanceNow[];
}

/**
 * Holds what changed in a worktree against ownership and leases. Of a command nobody can say which of the sessions in one
 * worktree it came from, so a change is a breach only where none of those at work there may make it: the sessions, and in another
 * worktree than the auditor's whoever works by hand in the role that it is bound to. What a judged write has left is none,
 * whoever made it; nor is what another session is writing at this moment.
 */
export async function judgeChanges(
  workplace: Workplace,
  policy: Policy,
  auditor: Auditor,
  worktree: string,
  changes: readonly Change[],
): Promise<Judgement> {
  if (changes.length === 0) return { breaches: [], others: [] };
  const { clock } = workplace;
  const exceptions = await exceptionsInForce(workplace, policy, auditor.run);
  const suspects: Breach[] = [];
  for (const change of changes) {
    const path = repositoryPath(change.path);
    const decision = await decisionOn(workplace, policy, exceptions, path, auditor);
    if (decision.strict !== 'allow' && !decision.lifted) suspects.push({ change, path, decision });
  }
  if (suspects.length === 0) return { breaches: [], others: [] };
  const others = await othersIn(workplace, policy, worktree, auditor);
  const roles = [...others.map(({ role }) => role), ...roleAt(workplace, worktree)];
  const mayWrite = (path: string) =>
    roles.some((role) => standingOn(policy, exceptions, path, role, clock.now()).strict === 'allow');
  const inFlight = await pathsInFlight(workplace, auditor);
  const breaches: Breach[] = [];
  for (const suspect of suspects) {
    const isLeased = suspect.decision.ground.kind === 'leased';
    if (!isLeased && mayWrite(suspect.path)) continue;
    if ((await guardedWriter(workplace, worktree, suspect.change.path)) !== undefined) continue;
    if (inFlight.has(suspect.path)) continue;
    breaches.push(suspect);
  }
  return { breaches, others };
}

async function decisionOn(
  workplace: Workplace,
  policy: Policy,
  exceptions: readonly Exception[],
  path: string,
  { role, holder }: Auditor,
): Promise<Decision> {
  const decision = standingOn(policy, exceptions, path, role, workplace.clock.now());
  if (decision.strict !== 'allow') return decision;
  const lease = await foreignLease(workplace, path, holder);
  if (!lease) return decision;
  const verdict = policy.mode === 'enforce' ? 'deny' : 'allow';
  return { ...decision, verdict, strict: 'deny', ground: { kind: 'leased', lease } };
}

async function foreignLease(workplace: Workplace, path: string, holder: string): Promise<LeaseRecord | undefined> {
  const newest = await workplace.store.leases.inspect(fileKey(path));
  if (isHeld(newest, workplace) && newest.holder.session !== holder) return newest;
  return foreignGlobOver(workplace, path, holder);
}

/** The role of another worktree than the session's own. */
function roleAt({ layout, repository }: Workplace, worktree: string): string[] {
  const role = worktree === repository.worktree ? undefined : boundRole(layout, worktree);
  return role === undefined ? [] : [role];
}

/** Who else is at work in a worktree. */
async function othersIn(
  workplace: Workplace,
  { health }: Policy,
  worktree: string,
  { session }: Auditor,
): Promise<InstanceNow[]> {
  const all = await listInstances(workplace, workplace.processes, health.checkinMs);
  return all.filter(
    (one) =>
      one.session !== session && one.worktree === worktree && (one.presence === 'active' || one.presence === 'idle'),
  );
}

/** What judged writes of other sessions have been let through to, and have not been seen to end. */
async function pathsInFlight({ store }: Workplace, { holder }: Auditor): Promise<Set<string>> {
  const flights = await store.signals('in-flight').list();
  return new Set(flights.filter(({ instance }) => instance !== holder).map(({ path }) => path));
}
