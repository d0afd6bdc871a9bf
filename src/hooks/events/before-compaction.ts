import { keepCheckpoint } from '../../services/checkpoints/checkpoints.ts';
import { authorOf } from '../../services/instances/instances.ts';
import { attend } from '../attendance.ts';
import type { HookPayload } from '../payload.ts';
import { type HookReply, PASS } from '../reply.ts';
import type { HookWorld } from '../world.ts';

/** PreCompact: where the session stands is kept, and given back when it starts again. */
export async function beforeCompaction(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const attended = await attend(payload, world);
  if (!attended.ok) return PASS;
  const { workplace, instance, policy } = attended.value;
  await keepCheckpoint(workplace, { by: authorOf(instance), reason: 'compaction', expertise: policy.expertise });
  return PASS;
}
