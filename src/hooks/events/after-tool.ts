import { shellWord } from '../../domain/shell-word.ts';
import { effectOf } from '../../domain/tools.ts';
import { explainLate } from '../../services/guard/refusal.ts';
import { changeOfCall, holderOf, openGuard } from '../guarding.ts';
import type { HookPayload } from '../payload.ts';
import { context, PASS, type TellingEvent } from '../reply.ts';
import type { EventHandler, HookWorld } from '../world.ts';
import { atWork, type Told } from './at-work.ts';

/** After tools: what a write held is given back, a late one is told, and the session has shown that it lives. */
export function afterTool(event: Exclude<TellingEvent, 'SessionStart' | 'PreToolUse'>): EventHandler {
  return async (payload, world) => {
    const late = await afterWrite(event, payload, world);
    const told = await atWork(payload, world).catch((error: unknown): Told => {
      // What was written late is told all the same.
      if (late.length === 0) throw error;
      return {};
    });
    const texts = [...late, ...(told.forModel === undefined ? [] : [told.forModel])];
    return texts.length === 0 && told.forPerson === undefined
      ? PASS
      : context(event, texts.length > 0 ? texts.join('\n\n') : undefined, told.forPerson);
  };
}

async function afterWrite(event: TellingEvent, payload: HookPayload, world: HookWorld): Promise<string[]> {
  const { kind } = effectOf(payload.tool ?? '', payload.input);
  if (kind !== 'write' && kind !== 'shell') return [];
  const opened = await openGuard(payload, world);
  if (!opened.ok) return []; // The write itself has already been judged, and the fault told.
  const { guard, policy, workplace, role } = opened;
  const coord = shellWord(workplace.layout.coordProgram);
  const holder = await holderOf(payload, role, workplace, world);
  const told: string[] = [];
  // A command that failed may have written before that.
  const end = event === 'PostToolUseFailure' && kind === 'write' ? 'failed' : 'done';
  for (const write of await changeOfCall(payload, holder, workplace)) {
    const late = await guard.afterWrite(write, end);
    if (!late) continue;
    told.push(explainLate(late.path, late.lease, coord));
    const text = `${role ?? 'a session without a role'} wrote ${late.path} although another session had its lease meanwhile`;
    if (policy.notices.includes('late-write')) world.tell({ kind: 'late-write', text }, workplace);
  }
  return told;
}
