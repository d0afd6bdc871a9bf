import { relative } from 'node:path';
import { focusAt } from '../../domain/focus.ts';
import { authorOf } from '../../services/instances/instances.ts';
import { attend, type Attendance } from '../attendance.ts';
import type { HookPayload } from '../payload.ts';
import type { HookWorld } from '../world.ts';

/** What a session and its person are told while it works. */
export interface Told {
  forModel?: string;
  forPerson?: string;
}

/** A sign of life of a session that works. It hears what is urgent; where its work stands is kept from time to time. */
export async function atWork(payload: HookPayload, world: HookWorld): Promise<Told> {
  const activity = activityOf(payload);
  const attended = await attend(payload, world, activity === undefined ? {} : { activity });
  // A broken config is told of where it keeps somebody from writing.
  if (!attended.ok || payload.agent) return {};
  const { isInRun, workplace, instance, policy } = attended.value;
  const forPerson = await keepFocus(attended.value);
  if (isInRun) return {};
  const { tellUrgent } = await import('../../services/checkin/news.ts');
  const forModel = await tellUrgent(workplace, instance, policy.expertise);
  return { ...(forModel !== undefined && { forModel }), ...(forPerson !== undefined && { forPerson }) };
}

/** Keeps a checkpoint when it is time for one. @returns what the person is gently reminded of, when it is time for that */
export async function keepFocus({
  workplace,
  instance,
  policy,
  before,
  isInRun,
}: Attendance): Promise<string | undefined> {
  const now = workplace.clock.monotonic();
  const rules = { ...policy.focus, reminders: policy.focus.reminders && !isInRun };
  const look = (focus: typeof instance.focus) => focusAt(now, before?.instant, focus, rules);
  if (!look(instance.focus).hasChanged) return undefined;
  // Of two hooks at once only one acts on it.
  let due = look(instance.focus);
  await workplace.store.documents('instances').update(instance.id, (current) => {
    due = look(current?.focus);
    return current && due.hasChanged ? { ...current, focus: due.focus } : undefined;
  });
  if (due.isCheckpointDue) {
    const { keepCheckpoint } = await import('../../services/checkpoints/checkpoints.ts');
    await keepCheckpoint(workplace, { by: authorOf(instance), reason: 'interval', expertise: policy.expertise });
  }
  if (!due.isBreakDue) return undefined;
  const minutes = Math.round((now.ms - due.focus.since.ms) / 60_000);
  return `coord: at work for ${minutes} minutes without a break; a short one may do good.`;
}

/** As in `Edit src/a.ts`. Of a command only the tool is named: it may hold what is nobody's business. */
function activityOf({ tool, input, lastCall, cwd }: HookPayload): string | undefined {
  const call = tool === undefined ? lastCall : { tool, input };
  if (!call) return undefined;
  const path = call.input['file_path'] ?? call.input['notebook_path'] ?? call.input['path'];
  if (typeof path !== 'string') return call.tool.slice(0, 100);
  const name = path.startsWith('/') ? relative(cwd, path) : path;
  return `${call.tool} ${name.startsWith('..') ? path : name}`.slice(0, 300);
}
