import { shellWord } from '../../domain/shell-word.ts';
import { effectOf, isFileTool } from '../../domain/tools.ts';
import { agreedTo } from '../../services/audit/guarded-writes.ts';
import { wasReading } from '../../services/audit/reading-calls.ts';
import { explainLate } from '../../services/guard/refusal.ts';
import { type AuditWords, audit, noteJudged } from '../auditing.ts';
import { callOf, changeOfCall, holderOf, type Opened, openGuard } from '../guarding.ts';
import type { HookPayload } from '../payload.ts';
import { context, type TellingEvent } from '../reply.ts';
import { type EventHandler, type HookWorld, openProject } from '../world.ts';
import { atWork, type Told } from './at-work.ts';
import { clientRefusals } from './client-refusals.ts';

type Guarding = Extract<Opened, { ok: true }>;

/**
 * After tools: what a write held is given back, a late one is told, what a command has changed is looked at, and the session has
 * shown that it lives.
 */
export function afterTool(event: Exclude<TellingEvent, 'SessionStart' | 'PreToolUse'>): EventHandler {
  return async (payload, world) => {
    const effect = effectOf(payload.tool ?? '', payload.input);
    // The write itself has already been judged, and the fault told.
    const isQuiet = payload.tool === undefined || effect.kind === 'read' || (await hasOnlyRead(payload, world));
    const opened = isQuiet ? undefined : await openGuard(payload, world);
    const late = opened?.ok ? await afterWrite(event, payload, world, opened) : [];
    const seen = opened?.ok && !isFileTool(payload.tool ?? '') ? await afterCommand(payload, world, opened) : undefined;
    const refused = event === 'PostToolBatch' ? await clientRefusals(payload, world) : [];
    const told = await atWork(payload, world).catch((error: unknown): Told => {
      // What was written late or against the rules is told all the same.
      if (late.length === 0 && seen?.forModel === undefined) throw error;
      return {};
    });
    const forModel = [...refused, ...late, seen?.forModel, told.forModel].filter((text) => text !== undefined);
    const forPerson = [seen?.forPerson, told.forPerson].filter((text) => text !== undefined);
    return context(event, joined(forModel), joined(forPerson));
  };
}

/** A command that was understood before it ran, and writes nothing. What others did meanwhile is seen at the next look. */
async function hasOnlyRead(payload: HookPayload, world: HookWorld): Promise<boolean> {
  const { call, session, tool = '', input } = payload;
  const effect = effectOf(tool, input);
  if (effect.kind !== 'shell' || call === undefined) return false;
  const { command } = effect;
  const workplace = await openProject(payload, world);
  return wasReading(workplace, { call, session, command }).catch(() => false);
}

const joined = (texts: readonly string[]) => (texts.length > 0 ? texts.join('\n\n') : undefined);

async function afterWrite(
  event: TellingEvent,
  payload: HookPayload,
  world: HookWorld,
  { guard, policy, workplace, role }: Guarding,
): Promise<string[]> {
  const { kind } = effectOf(payload.tool ?? '', payload.input);
  if (kind !== 'write' && kind !== 'shell') return [];
  const coord = shellWord(workplace.layout.coordProgram);
  const holder = await holderOf(payload, role, workplace, world);
  // A command that failed may have written before that.
  const end = event === 'PostToolUseFailure' && kind === 'write' ? 'failed' : 'done';
  const told: string[] = [];
  const writes = await changeOfCall(payload, holder, workplace);
  for (const write of writes) {
    const late = await guard.afterWrite(write, end);
    if (!late) continue;
    told.push(explainLate(late.path, late.lease, coord));
    const text = `${role ?? 'a session without a role'} wrote ${late.path} although another session had its lease meanwhile`;
    if (policy.notices.includes('late-write')) world.tell({ kind: 'late-write', text }, workplace);
  }
  if (end === 'done') {
    const cwd = workplace.repository.worktree;
    const agreed = await agreedTo(workplace, callOf(payload), payload.session);
    await noteJudged(payload.session, workplace, [...writes, ...agreed.map((path) => ({ path, cwd }))]);
  }
  return told;
}

/** After a tool that may write anything, also where it has failed half way: what has changed in this worktree. */
async function afterCommand(
  payload: HookPayload,
  world: HookWorld,
  { workplace, policy }: Guarding,
): Promise<AuditWords> {
  const during = `while ${payload.tool} ran`;
  return audit(payload, world, workplace, policy, { worktrees: [workplace.repository.worktree], during });
}
