import type { Holder } from '../../domain/lease.ts';
import { isPersonOnly } from '../../domain/person-only.ts';
import type { Mode } from '../../domain/policy.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { effectOf } from '../../domain/tools.ts';
import { beforeChange, gravest, writesOf } from '../../services/guard/both-ends.ts';
import type { WriteOutcome } from '../../services/guard/guard.ts';
import { takeLost, tellLost } from '../../services/leases/lost.ts';
import { pauseOf, pauseReason } from '../../services/team/pause.ts';
import { explain } from '../../services/guard/refusal.ts';
import type { Workplace } from '../../services/workplace.ts';
import { CANARY_SESSION } from '../canary.ts';
import { changeOf, holderOf, openGuard, pathsIn } from '../guarding.ts';
import type { HookPayload } from '../payload.ts';
import { context, fault, type HookReply, PASS, permission, warning } from '../reply.ts';
import type { HookWorld } from '../world.ts';

/** PreToolUse of a tool that may write: the guard judges it. */
export async function beforeTool(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const { tool = '' } = payload;
  const opened = await openGuard(payload, world);
  if (!opened.ok) return fault('PreToolUse', tool, opened.fault, opened.fault.mode);
  const { guard, policy, workplace, role } = opened;
  const holder = await holderOf(payload, role, workplace, world);
  const effect = effectOf(tool, payload.input);
  if (effect.kind !== 'write') return beforeUnknown(payload, workplace, holder);

  const paths = pathsIn(payload, effect.fields);
  if (!paths) {
    return permission(
      'deny',
      `coord: ${tool} names no file in "${effect.fields[0]}", so nothing can be decided about it.`,
    );
  }
  const change = changeOf(paths, payload, holder);
  const isCanary = payload.session === CANARY_SESSION;
  const outcome = gravest(
    await (isCanary ? Promise.all(writesOf(change).map(guard.look)) : beforeChange(guard, change)),
  );
  const reply = outcome ? await answer(outcome, payload, workplace, role, policy.mode) : PASS;
  return reply === PASS ? withLost(workplace, holder) : reply;
}

/** A tool that may write anything, such as a shell: while the team is paused, a person decides. */
async function beforeUnknown(payload: HookPayload, workplace: Workplace, holder: Holder): Promise<HookReply> {
  if (isPersonOnly(String(payload.input['command'] ?? ''))) return PERSONS_ONLY;
  const pause = await pauseOf(workplace);
  if (pause) return permission('ask', `coord: ${pauseReason(pause)}. ${payload.tool} may write.`);
  return withLost(workplace, holder);
}

/** No opinion, unless a person has taken a lease from the session: then it learns of it. */
async function withLost(workplace: Workplace, { session }: Holder): Promise<HookReply> {
  const lost = await takeLost(workplace, session);
  return lost.length > 0 ? context('PreToolUse', tellLost(lost)) : PASS;
}

const PERSONS_ONLY = permission(
  'deny',
  'coord: this command is for people alone. Ask the person you work for to give it.',
);

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
  const { session, tool, agent } = payload;
  if (session === CANARY_SESSION) return permission(strict, text);
  await store.log('events').append({
    type: 'write.refused',
    at: clock.now().toISOString(),
    by: { as: 'agent', instance: agent?.id ?? session, ...(role !== undefined && { role }) },
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
