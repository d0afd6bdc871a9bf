import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Holder, runHolder } from '../domain/lease.ts';
import { isPersonOnly } from '../domain/person-only.ts';
import type { Mode, Policy } from '../domain/policy.ts';
import { shellWord } from '../domain/shell-word.ts';
import { effectOf } from '../domain/tools.ts';
import { boundRole } from '../services/bindings.ts';
import { roleFile } from '../services/briefs/brief-files.ts';
import { createGuard, type Guard, type WriteOutcome } from '../services/guard.ts';
import { loadPolicy, rememberedMode } from '../services/policy.ts';
import { explain, explainLate } from '../services/refusal.ts';
import type { Workplace } from '../services/workplace.ts';
import { StateUnreadable } from '../store/leases.ts';
import { type HookPayload, parsePayload } from './payload.ts';
import { context, fault, type HookReply, notice, PASS, permission, warning } from './reply.ts';

/** What a hook needs of the process it runs in. */
export interface HookWorld {
  env: Readonly<Record<string, string | undefined>>;
  /** Opens the repository for a folder. Throws `StateUnreadable` where what the installer wrote cannot be read. */
  open(cwd: string): Workplace;
}

/** One Claude Code event in, one reply out. Never throws: a hook that dies would let the write through. */
export async function handleHook(event: string, input: string, world: HookWorld): Promise<HookReply> {
  const payload = parsePayload(input);
  if (!payload.ok) return fault(event, payload.error.tool, payload.error, modeWithout(world));
  try {
    return await dispatch(event, payload.value, world);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const mend =
      error instanceof StateUnreadable
        ? 'A person has to look at that file; moving it away lets coord start afresh.'
        : 'A person has to look: coord could not use the file system as it must.';
    return fault(event, payload.value.tool, { reason, mend }, modeWithout(world));
  }
}

async function dispatch(event: string, payload: HookPayload, world: HookWorld): Promise<HookReply> {
  switch (event) {
    case 'PreToolUse':
      return beforeTool(payload, world);
    case 'PostToolUse':
      return afterTool(payload, world);
    case 'SessionStart':
      return sessionStart(payload, world);
    default:
      return PASS;
  }
}

async function beforeTool(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const { tool } = payload;
  if (tool === undefined) return fault('PreToolUse', undefined, NO_TOOL, modeWithout(world));
  const effect = effectOf(tool);
  if (effect.kind === 'read') return PASS;

  const opened = await openGuard(payload, world);
  if (!opened.ok) return fault('PreToolUse', tool, opened.fault, opened.fault.mode);
  if (effect.kind === 'unknown') return isPersonOnly(String(payload.input['command'] ?? '')) ? PERSONS_ONLY : PASS;

  const { guard, policy, workplace, role } = opened;
  const path = payload.input[effect.field];
  if (typeof path !== 'string') {
    return permission('deny', `coord: ${tool} names no file in "${effect.field}", so nothing can be decided about it.`);
  }
  const outcome = await guard.beforeWrite({ path, cwd: payload.cwd, holder: holderOf(payload, role, world) });
  return await answer(outcome, payload, workplace, role, policy.mode);
}

const PERSONS_ONLY = permission(
  'deny',
  'coord: only a person answers a run, binds a role or changes the hooks. Ask the person you work for to do it.',
);

const NO_TOOL = {
  reason: "the hook's input names no tool",
  mend: 'Claude Code and coord disagree about the format of hook events: update both.',
};

async function answer(
  outcome: WriteOutcome,
  payload: HookPayload,
  workplace: Workplace,
  role: string | undefined,
  mode: Mode,
): Promise<HookReply> {
  if (outcome.kind === 'outside') return PASS;
  const strict = outcome.kind === 'barred' ? 'deny' : outcome.decision.strict;
  const verdict = outcome.kind === 'barred' ? 'deny' : outcome.decision.verdict;
  if (strict === 'allow') return PASS;

  const { layout, source, clock, store } = workplace;
  const text = explain(outcome, { role, configFile: source.configFile, coord: shellWord(layout.coordProgram) });
  const { session, tool } = payload;
  await store.log('events').append({
    type: 'write.refused',
    at: clock.now().toISOString(),
    by: { as: 'agent', instance: session, ...(role !== undefined && { role }) },
    session,
    ...(tool !== undefined && { tool }),
    path: outcome.path,
    strict,
    verdict,
    text,
  });
  if (verdict !== 'allow') return permission(verdict, text);
  return mode === 'warn' ? warning(text) : PASS;
}

async function afterTool(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const effect = effectOf(payload.tool ?? '');
  const path = effect.kind === 'write' ? payload.input[effect.field] : undefined;
  if (typeof path !== 'string') return PASS;
  const opened = await openGuard(payload, world);
  if (!opened.ok) return PASS; // The write itself has already been judged, and the fault told.
  const late = await opened.guard.afterWrite({ path, cwd: payload.cwd, holder: holderOf(payload, opened.role, world) });
  return late ? context('PostToolUse', explainLate(late.path, late.lease)) : PASS;
}

/** A session that got its role from the environment has no brief in its folder: it is given one. */
function sessionStart(payload: HookPayload, world: HookWorld): HookReply {
  const role = world.env['COORD_ROLE'];
  if (!role || world.env['COORD_BRIEFED']) return PASS;
  const { source } = world.open(payload.cwd);
  const brief = readIfThere(roleFile(dirname(source.configPath), role, 'CLAUDE.md'));
  return brief === undefined
    ? notice(`coord: there is no brief for role ${role}; write it with: coord brief ${role}`)
    : context('SessionStart', brief);
}

type Opened =
  | { ok: true; guard: Guard; policy: Policy; workplace: Workplace; role: string | undefined }
  | { ok: false; fault: { reason: string; mend: string; mode: Mode } };

async function openGuard(payload: HookPayload, world: HookWorld): Promise<Opened> {
  // The project folder, not the shell's current one: an agent must not change its role with `cd`.
  const workplace = world.open(world.env['CLAUDE_PROJECT_DIR'] || payload.cwd);
  const policy = await loadPolicy(workplace.source);
  if (!policy.ok) return { ok: false, fault: policy.error };
  const { repository, store, clock, layout } = workplace;
  const role = world.env['COORD_ROLE'] || boundRole(layout, repository.worktree);
  const guard = createGuard({ repository, policy: policy.value, leases: store.leases, clock, layout });
  return { ok: true, guard, policy: policy.value, workplace, role };
}

/** In a run the workspace holds the lease, not one of the sessions that work in it one after the other. */
function holderOf(payload: HookPayload, role: string | undefined, { env }: HookWorld): Holder {
  const run = env['COORD_RUN'];
  const session = run && role !== undefined ? runHolder(run, env['COORD_WORKSPACE'] || role) : payload.session;
  return { session, ...(role !== undefined && { role }) };
}

/** The mode to fail in where the payload or the state is unusable. */
function modeWithout(world: HookWorld): Mode {
  try {
    return rememberedMode(world.open(world.env['CLAUDE_PROJECT_DIR'] || '.').source);
  } catch {
    return 'enforce';
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
