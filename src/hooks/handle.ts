import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Holder, runHolder } from '../domain/lease.ts';
import { isPersonOnly } from '../domain/person-only.ts';
import type { Mode, Policy } from '../domain/policy.ts';
import { shellWord } from '../domain/shell-word.ts';
import { effectOf } from '../domain/tools.ts';
import { boundRole } from '../services/bindings.ts';
import { roleFile } from '../services/briefs/brief-files.ts';
import { beforeChange, gravest, writesOf } from '../services/both-ends.ts';
import { createGuard, type Guard, type ToolEnd, type WriteOutcome } from '../services/guard.ts';
import { takeLost, tellLost } from '../services/leases/lost.ts';
import { pauseOf, pauseReason } from '../services/pause.ts';
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
      return afterTool(payload, world, 'done');
    case 'PostToolUseFailure':
      return afterTool(payload, world, 'failed');
    case 'SessionStart':
      return sessionStart(payload, world);
    default:
      return PASS;
  }
}

async function beforeTool(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const { tool } = payload;
  if (tool === undefined) return fault('PreToolUse', undefined, NO_TOOL, modeWithout(world));
  const effect = effectOf(tool, payload.input);
  if (effect.kind === 'read') return PASS;

  const opened = await openGuard(payload, world);
  if (!opened.ok) return fault('PreToolUse', tool, opened.fault, opened.fault.mode);
  const { guard, policy, workplace, role } = opened;
  if (effect.kind === 'unknown') return beforeUnknown(payload, role, workplace, world);

  const paths = pathsIn(payload, effect.fields);
  if (!paths) {
    return permission(
      'deny',
      `coord: ${tool} names no file in "${effect.fields[0]}", so nothing can be decided about it.`,
    );
  }
  const outcomes = await beforeChange(guard, changeOf(paths, payload, role, world));
  const outcome = gravest(outcomes);
  const reply = outcome ? await answer(outcome, payload, workplace, role, policy.mode) : PASS;
  return reply === PASS ? withLost(workplace, holderOf(payload, role, world)) : reply;
}

/** A tool that may write anything, such as a shell: while the team is paused, a person decides. */
async function beforeUnknown(
  payload: HookPayload,
  role: string | undefined,
  workplace: Workplace,
  world: HookWorld,
): Promise<HookReply> {
  if (isPersonOnly(String(payload.input['command'] ?? ''))) return PERSONS_ONLY;
  const pause = await pauseOf(workplace);
  if (pause) return permission('ask', `coord: ${pauseReason(pause)}. ${payload.tool} may write.`);
  return withLost(workplace, holderOf(payload, role, world));
}

/** No opinion, unless a person has taken a lease from the session: then it learns of it. */
async function withLost(workplace: Workplace, { session }: Holder): Promise<HookReply> {
  const lost = await takeLost(workplace, session);
  return lost.length > 0 ? context('PreToolUse', tellLost(lost)) : PASS;
}

/** Undefined where one is missing. */
function pathsIn({ input }: HookPayload, fields: readonly string[]): string[] | undefined {
  const paths = fields.map((field) => input[field]);
  return paths.every((path) => typeof path === 'string') ? paths : undefined;
}

function changeOf(paths: readonly string[], payload: HookPayload, role: string | undefined, world: HookWorld) {
  const { cwd, call = `${payload.session}.${payload.tool}` } = payload;
  return { paths, cwd, call, holder: holderOf(payload, role, world) };
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

async function afterTool(payload: HookPayload, world: HookWorld, end: ToolEnd): Promise<HookReply> {
  const effect = effectOf(payload.tool ?? '', payload.input);
  const paths = effect.kind === 'write' ? pathsIn(payload, effect.fields) : undefined;
  if (!paths) return PASS;
  const opened = await openGuard(payload, world);
  if (!opened.ok) return PASS; // The write itself has already been judged, and the fault told.
  const coord = shellWord(opened.workplace.layout.coordProgram);
  const told: string[] = [];
  for (const write of writesOf(changeOf(paths, payload, opened.role, world))) {
    const late = await opened.guard.afterWrite(write, end);
    if (late) told.push(explainLate(late.path, late.lease, coord));
  }
  return told.length > 0 ? context('PostToolUse', told.join('\n')) : PASS;
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
  const { repository, store, layout } = workplace;
  const role = world.env['COORD_ROLE'] || boundRole(layout, repository.worktree);
  const guard = createGuard({ ...workplace, policy: policy.value, leases: store.leases });
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
