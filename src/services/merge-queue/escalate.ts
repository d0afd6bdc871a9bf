import { ownershipOf } from '../../domain/ownership.ts';
import type { Policy } from '../../domain/policy.ts';
import type { QueueEscalated, QueueEntry } from '../../domain/records.ts';
import { gitIn } from '../../store/git.ts';
import { listEntries } from './entries.ts';
import { broughtBy, mainOf } from './judge.ts';
import type { QueueParts } from './parts.ts';
import { record } from './record.ts';

type Cause = Omit<QueueEscalated, 'at' | 'roles'> & { role: string | undefined };

/** Puts an entry before people; what is behind it goes on. */
export async function escalate(entry: QueueEntry, { role, ...cause }: Cause, parts: QueueParts): Promise<void> {
  const at = parts.workplace.clock.now().toISOString();
  const roles = await rolesConcerned(entry, { role, ...cause }, parts);
  await record(parts, entry, { status: 'escalated', escalated: { at, ...cause, roles } });
}

/** Whose branch it is, who owns what it meets there, and who has brought that there since. */
async function rolesConcerned(entry: QueueEntry, { role, why, paths }: Cause, parts: QueueParts): Promise<string[]> {
  const roles = new Set(role === undefined ? [] : [role]);
  if (why === 'conflict') {
    for (const path of paths) for (const owner of ownersOf(parts.policy, path)) roles.add(owner);
    for (const other of await othersAt(entry, paths, parts)) roles.add(other);
  }
  return [...roles].filter((one) => parts.policy.roleIds.includes(one));
}

/** Of a path that several share, only those are concerned who have written it. */
function ownersOf(policy: Policy, path: string): readonly string[] {
  const ownership = ownershipOf(policy, path.normalize('NFC'));
  if (ownership.kind === 'owned') return [ownership.role];
  return ownership.kind === 'contested' ? ownership.owners.map(({ role }) => role) : [];
}

/** Roles whose branches have brought one of these paths into the target since this one left it. */
async function othersAt(entry: QueueEntry, paths: readonly string[], { workplace }: QueueParts): Promise<string[]> {
  const main = mainOf(workplace);
  const roles: string[] = [];
  for (const other of await listEntries(workplace)) {
    const { landed, work, role, into } = other;
    if (!landed || role === undefined || into !== entry.into || landed.commit !== work?.commit) continue;
    if (await gitIn(main).isAncestor(landed.commit, entry.commit)) continue;
    const brought = await broughtBy(main, landed.commit);
    if (paths.some((path) => brought.includes(path))) roles.push(role);
  }
  return roles;
}
