import type { Holder } from '../../domain/lease.ts';
import type { Opened } from '../guarding.ts';
import type { HookPayload } from '../payload.ts';
import type { HookWorld } from '../world.ts';

/** A tool call that is to be judged, with what it is judged by. */
export interface Call extends Omit<Extract<Opened, { ok: true }>, 'ok'> {
  payload: HookPayload;
  world: HookWorld;
  holder: Holder;
}
