import { forgetLooks } from '../../services/audit/looks.ts';
import { endInstance } from '../../services/instances/instances.ts';
import type { HookPayload } from '../payload.ts';
import { type HookReply, PASS } from '../reply.ts';
import { type HookWorld, openProject } from '../world.ts';

/** SessionEnd: what the session and its subagents hold is given back. */
export async function sessionEnd(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const workplace = await openProject(payload, world);
  await endInstance(workplace, payload.session, payload.reason ?? 'other');
  forgetLooks(workplace.layout, payload.session);
  return PASS;
}
