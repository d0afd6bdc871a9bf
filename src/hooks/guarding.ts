import { isAbsolute } from 'node:path';
import { type Holder, runHolder } from '../domain/lease.ts';
import type { Mode, Policy } from '../domain/policy.ts';
import { effectOf } from '../domain/tools.ts';
import { boundRole } from '../services/bindings.ts';
import { everythingUnlocked } from '../services/exceptions/in-force.ts';
import { type WholeChange, writesOf } from '../services/guard/both-ends.ts';
import { guardOf, type Guard, type WriteRequest } from '../services/guard/guard.ts';
import { loadPolicy } from '../services/guard/policy.ts';
import type { Workplace } from '../services/workplace.ts';
import { CANARY_SESSION, canaryGuard } from './canary.ts';
import type { HookPayload } from './payload.ts';
import type { Failing } from './reply.ts';
import { type HookWorld, openProject } from './world.ts';

/** The guard with what it judges by, or why there is none. */
export type Opened =
  | { ok: true; guard: Guard; policy: Policy; workplace: Workplace; role: string | undefined }
  | { ok: false; fault: { reason: string; mend: string }; failing: Failing };

export async function openGuard(payload: HookPayload, world: HookWorld): Promise<Opened> {
  const workplace = await openProject(payload, world);
  const policy = await loadPolicy(workplace.source);
  if (!policy.ok) {
    const { mode, ...fault } = policy.error;
    return { ok: false, fault, failing: await failingIn(workplace, mode) };
  }
  const role = world.env['COORD_ROLE'] || boundRole(workplace.layout, workplace.repository.worktree);
  if (payload.session === CANARY_SESSION) return { ok: true, ...canaryGuard(workplace, policy.value), workplace, role };
  const guard = guardOf(workplace, policy.value);
  return { ok: true, guard, policy: policy.value, workplace, role };
}

/** How a hook fails in a repository whose config can't be used. @param mode that of the last good config */
export async function failingIn(workplace: Workplace, mode: Mode): Promise<Failing> {
  const lifted = await everythingUnlocked(workplace);
  return { mode, ...(lifted && { lifted }) };
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

/** A shell command takes the leases of so many files at most; what else it writes is judged, and looked at afterwards. */
export const MOST_LEASED = 50;

/**
 * The writes of a tool call for which leases were taken before it, to be given back after it. What a shell command writes
 * is not found out again: after it, the same words would mean other files.
 */
export async function changeOfCall(
  payload: HookPayload,
  holder: Holder,
  workplace: Workplace,
): Promise<WriteRequest[]> {
  const effect = effectOf(payload.tool ?? '', payload.input);
  if (effect.kind === 'write') return writesOf(changeOf(payload, effect.paths, holder, workplace));
  if (effect.kind !== 'shell') return [];
  const { store, repository } = workplace;
  const slots = writesOf({
    paths: Array(MOST_LEASED).fill(''),
    cwd: repository.worktree,
    holder,
    call: callOf(payload),
  });
  const noted = await Promise.all(slots.map(({ call = '' }) => store.signals('in-flight').read(call)));
  return slots.flatMap((slot, index) => {
    const note = noted[index];
    return note?.instance === holder.session ? { ...slot, path: note.path } : [];
  });
}

/** What a tool call changes, for the guard. */
export function changeOf(
  payload: HookPayload,
  paths: readonly string[],
  holder: Holder,
  { repository }: Workplace,
): WholeChange {
  const { cwd, tool = '' } = payload;
  // An MCP server has a folder of its own, which is mostly the project's.
  const folders = tool.startsWith('mcp__') ? [...new Set([cwd, repository.worktree])] : [cwd];
  const named = paths.flatMap((path) => (isAbsolute(path) ? path : folders.map((folder) => `${folder}/${path}`)));
  return { paths: [...new Set(folders.length === 1 ? paths : named)], cwd, call: callOf(payload), holder };
}

export function callOf({ session, tool, call = `${session}.${tool}` }: HookPayload): string {
  return call;
}
