import { tellBeforeStop } from '../../services/checkin/stop.ts';
import { attend } from '../attendance.ts';
import type { HookPayload } from '../payload.ts';
import { goOn, type HookReply, PASS } from '../reply.ts';
import type { HookWorld } from '../world.ts';

/** Stop: a session that leaves others without an answer is reminded, once for each. */
export async function stop(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const attended = await attend(payload, world);
  if (!attended.ok || attended.value.isInRun || payload.isStopHookActive || payload.agent) return PASS;
  const { workplace, instance, policy } = attended.value;
  const reason = await tellBeforeStop(workplace, instance, policy.expertise);
  return reason === undefined ? PASS : goOn(reason);
}
