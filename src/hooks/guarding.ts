import { type Holder, runHolder } from '../domain/lease.ts';
import type { Mode, Policy } from '../domain/policy.ts';
import { boundRole } from '../services/bindings.ts';
import { guardOf, type Guard } from '../services/guard/guard.ts';
import { loadPolicy } from '../services/guard/policy.ts';
import type { Workplace } from '../services/workplace.ts';
import type { HookPayload } from './payload.ts';
import { type HookWorld, openProject } from './world.ts';

/** The guard with what it judges by, or why there is none. */
export type Opened =
  | { ok: true; guard: Guard; policy: Policy; workplace: Workplace; role: string | undefined }
  | { ok: false; fault: { reason: string; mend: string; mode: Mode } };

export async function openGuard(payload: HookPayload, world: HookWorld): Promise<Opened> {
  const workplace = await openProject(payload, world);
  const policy = await loadPolicy(workplace.source);
  if (!policy.ok) return { ok: false, fault: policy.error };
  const role = world.env['COORD_ROLE'] || boundRole(workplace.layout, workplace.repository.worktree);
  const guard = guardOf(workplace, policy.value);
  return { ok: true, guard, policy: policy.value, workplace, role };
}

/**
 * In a run the workspace holds the lease, not one of the sessions that work in it one after the other; elsewhere the session
 * does, also for its subagents, so that they are not in each other's way, and as long as its client runs.
 */
export async function holderOf(
  { session }: HookPayload,
  role: string | undefined,
  { store }: Workplace,
  { env }: HookWorld,
): Promise<Holder> {
  const run = env['COORD_RUN'];
  const plays = role === undefined ? {} : { role };
  if (run && role !== undefined) return { session: runHolder(run, env['COORD_WORKSPACE'] || role), ...plays };
  const client = (await store.documents('instances').read(session))?.value.process;
  return { session, ...plays, ...(client && { process: client }) };
}

/** The paths that a tool's input names in these fields; undefined where one is missing. */
export function pathsIn({ input }: HookPayload, fields: readonly string[]): string[] | undefined {
  const paths = fields.map((field) => input[field]);
  return paths.every((path) => typeof path === 'string') ? paths : undefined;
}

/** What a tool call changes, for the guard. */
export function changeOf(paths: readonly string[], payload: HookPayload, holder: Holder) {
  const { cwd, call = `${payload.session}.${payload.tool}` } = payload;
  return { paths, cwd, call, holder };
}
