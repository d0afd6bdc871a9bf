import type { PolicyDocument } from '../domain/policy.ts';
import type { ProcessIdentity } from '../domain/process.ts';
import type { Heartbeat, Instance } from '../domain/records.ts';
import { boundRole } from '../services/bindings.ts';
import { beat, register } from '../services/instances/instances.ts';
import { policyInForce, type PolicyFault } from '../services/guard/policy.ts';
import type { Workplace } from '../services/workplace.ts';
import { branchOf } from '../store/head.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { HookPayload } from './payload.ts';
import { type HookWorld, openProject } from './world.ts';

/** A session that an event comes from, as the registry has it. */
export interface Attendance {
  workplace: Workplace;
  policy: PolicyDocument;
  instance: Instance;
  /** The sign of life before this one. */
  before: Heartbeat | undefined;
  /** Whether it works for a run of coord's, which says itself what it is to do. */
  isInRun: boolean;
}

/**
 * Notes a sign of life of the session, and of the subagent, that an event comes from. A session that coord does not know yet,
 * or took for ended, is registered: the hooks may be younger than it.
 * @param source for SessionStart: what made the session come
 */
export async function attend(
  payload: HookPayload,
  world: HookWorld,
  { activity, source }: { activity?: string; source?: string } = {},
): Promise<Result<Attendance, PolicyFault>> {
  const workplace = await openProject(payload, world);
  const policy = await policyInForce(workplace.source);
  if (!policy.ok) return err(policy.error);
  const { store } = workplace;
  const [known, before] = await Promise.all([
    store.documents('instances').read(payload.session),
    store.signals('heartbeats').read(payload.session),
  ]);
  const role = roleOf(workplace, world, policy.value);
  // One that a person has given another role meanwhile plays that from now on.
  const current = known?.value.ended || known?.value.role !== role ? undefined : known?.value;
  const instance =
    current && source === undefined
      ? current
      : await register(workplace, { ...sessionOf(payload, workplace, world, role), source: source ?? 'resume' });
  if (instance === current) await beat(workplace, instance.id, activity);
  if (payload.agent) await beat(workplace, payload.agent.id, activity);
  return ok({ workplace, policy: policy.value, instance, before, isInRun: Boolean(world.env['COORD_RUN']) });
}

function roleOf(
  { layout, repository }: Workplace,
  { env }: HookWorld,
  { roleIds }: PolicyDocument,
): string | undefined {
  const role = env['COORD_ROLE'] || boundRole(layout, repository.worktree);
  return role !== undefined && roleIds.includes(role) ? role : undefined;
}

function sessionOf({ session }: HookPayload, workplace: Workplace, world: HookWorld, role: string | undefined) {
  const { worktree } = workplace.repository;
  const run = world.env['COORD_RUN'];
  const branch = branchOf(worktree);
  const client = clientOf(workplace, world);
  return {
    id: session,
    kind: 'session' as const,
    session,
    worktree,
    ...(role !== undefined && { role }),
    ...(run && { run }),
    ...(branch !== undefined && { branch }),
    ...(client && { process: client }),
  };
}

/** Clients start hooks through a shell. */
const SHELLS = new Set(['sh', 'dash', 'bash', 'zsh', 'ksh', 'ash', 'busybox', 'fish', 'env']);

function clientOf({ processes }: Workplace, { parent }: HookWorld): ProcessIdentity | undefined {
  return processes.firstAbove(parent, SHELLS);
}
