import { resolve } from 'node:path';
import { effectOf } from '../../domain/tools.ts';
import { beforeChange, gravest } from '../../services/guard/both-ends.ts';
import { takeLost, tellLost } from '../../services/leases/lost.ts';
import { pauseOf, pauseReason } from '../../services/team/pause.ts';
import { AGREED, answer } from '../before/answer.ts';
import type { Call } from '../before/call.ts';
import { findingOf } from '../before/finding.ts';
import { changeOf, holderOf, openGuard } from '../guarding.ts';
import type { HookPayload } from '../payload.ts';
import { context, fault, type HookReply, PASS, permission } from '../reply.ts';
import type { HookWorld } from '../world.ts';

/** Nobody means to change more files than this with one call of a tool. */
const MOST_PATHS = 500;

/** PreToolUse of a tool that may write: it is judged, and a session that lost a lease to a person hears of it. */
export async function beforeTool(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const opened = await openGuard(payload, world);
  if (!opened.ok) return fault('PreToolUse', payload.tool, opened.fault, opened.failing);
  const holder = await holderOf(payload, opened.role, opened.workplace, world);
  const reply = await settled({ ...opened, payload, world, holder });
  if (reply !== PASS) return reply;
  const lost = await takeLost(opened.workplace, holder.session);
  return lost.length > 0 ? context('PreToolUse', tellLost(lost)) : PASS;
}

type Judged = HookReply | typeof AGREED;

/** A person may be asked about one thing after the other: what is certain first, then what nobody can know. */
const MOST_QUESTIONS = 3;

async function settled(call: Call): Promise<HookReply> {
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const reply = await judged(call);
    if (reply !== AGREED) return reply;
  }
  return permission('deny', 'coord: a person has agreed to it, and the rules have changed meanwhile. Try again.');
}

async function judged(call: Call): Promise<Judged> {
  const { payload, workplace } = call;
  const { tool = '', input, cwd } = payload;
  const effect = effectOf(tool, input);
  switch (effect.kind) {
    case 'read':
      return PASS;
    case 'nameless':
      return permission(
        'deny',
        `coord: ${tool} names no file in "${effect.field}", so nothing can be decided about it.`,
      );
    case 'write':
      return beforeWrites(call, effect.paths);
    case 'shell': {
      // Loaded late: a parser of shell commands is not needed for a write.
      const { beforeShell } = await import('../before/shell.ts');
      const folder = effect.cwd ?? (tool === 'Bash' ? cwd : workplace.repository.worktree);
      return beforeShell(call, effect.command, resolve(cwd, folder));
    }
    case 'unknown':
      return beforeUnknown(call, effect.paths);
  }
}

async function beforeWrites(call: Call, paths: readonly string[]): Promise<Judged> {
  const { payload, guard, holder, workplace } = call;
  if (paths.length > MOST_PATHS) return permission('deny', tooMany(payload, paths.length));
  const outcome = gravest(await beforeChange(guard, changeOf(payload, paths, holder, workplace)));
  const finding = outcome && findingOf(outcome, call);
  return finding ? answer(call, [finding]) : PASS;
}

function tooMany({ tool }: HookPayload, count: number): string {
  return `coord: ${tool} names ${count} files, and at most ${MOST_PATHS} can be judged at once. Do it in smaller parts.`;
}

/** A tool that may write anything: while the team is paused, a person decides. */
async function beforeUnknown(call: Call, paths: readonly string[]): Promise<HookReply> {
  const { payload, workplace } = call;
  const pause = await pauseOf(workplace);
  if (pause) return permission('ask', `coord: ${pauseReason(pause)}. ${payload.tool} may write.`);
  const { findingsOfUnknown } = await import('../before/unknown.ts');
  const named = paths.length === 0 ? '' : `; it names ${paths.slice(0, 3).join(', ')}`;
  const why = `coord does not know what this tool does${named}`;
  const reply = await answer(call, await findingsOfUnknown(call, [{ by: payload.tool ?? '', why }]));
  return reply === AGREED ? PASS : reply;
}
