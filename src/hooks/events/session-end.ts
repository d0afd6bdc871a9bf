import { endInstance } from '../../services/instances/instances.ts';
import type { HookPayload } from '../payload.ts';
import { type HookReply, PASS } from '../reply.ts';
import { type HookWorld, openProject } from '../world.ts';

/** SessionEnd: what the session and its subagents hold is given back. */
export async function sessionEnd(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  await endInstance(await openProject(payload, world), payload.session, payload.reason ?? 'other');
  return PASS;
}
