import { handoffId } from '../../domain/handoff.ts';
import type { HandoffStep, Step } from '../../domain/playbook.ts';
import type { Handoff } from '../../domain/records.ts';
import type { RunState } from '../../domain/run.ts';
import type { StepKey } from '../../domain/step-key.ts';
import type { Place } from '../place.ts';
import { listHandoffs, tellLog } from './records.ts';
import { handoffAt } from './of-run.ts';

/**
 * Keeps what the run's journal says of its verified handoffs as records of the team, as `coord handoff list` shows them. Only
 * whoever carries the run on does so; what a kill left out is made up for when the run goes on.
 */
export async function keepRunHandoffs(place: Place, steps: readonly Step[], state: RunState): Promise<void> {
  const made = verifiedHandoffs(steps).flatMap((step) =>
    keysOf(step, state).flatMap((key) => handoffAt(key, step, state) ?? []),
  );
  if (made.length === 0) return;
  const kept = new Map(
    (await listHandoffs(place)).flatMap((one) => (one.run === state.started.run ? [[one.step, one] as const] : [])),
  );
  for (const handoff of made) await keep(place, kept.get(handoff.step), handoff);
}

/** Whether a happening of a run can change one of its handoffs. */
export function concernsHandoff(steps: readonly Step[]): (key: StepKey) => boolean {
  const ids = new Set(verifiedHandoffs(steps).flatMap((step) => [step.id, ...Object.values(step.rounds ?? {})]));
  return (key) => ids.has(key.slice(key.lastIndexOf('/') + 1));
}

async function keep(place: Place, known: Handoff | undefined, handoff: Handoff): Promise<void> {
  const id = known?.id ?? handoffId(await place.store.nextNumber('handoffs'));
  const before = known?.history ?? [];
  // What coord or a person did besides stays between what the run did.
  const besides = before.filter(({ did }) => did === 'escalated' || did === 'rolled-back');
  const history = [...handoff.history, ...besides].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const isSame = known !== undefined && known.history.length === history.length && known.state === handoff.state;
  if (isSame) return;
  const { escalated, setAside } = known?.state === handoff.state ? known : {};
  const now = { ...handoff, id, history, ...(escalated && { escalated }), ...(setAside && { setAside }) };
  await place.store.documents('handoffs').update(id, () => now);
  await tellLog(place, id, handoff.history.slice(before.length - besides.length));
}

function verifiedHandoffs(steps: readonly Step[]): HandoffStep[] {
  return steps.flatMap((step) =>
    'steps' in step ? verifiedHandoffs(step.steps) : step.verb === 'handoff' && step.rounds ? [step] : [],
  );
}

/** Where in the run a handoff was begun: once, or in each round and branch round it. */
function keysOf({ id, rounds }: HandoffStep, { steps }: RunState): StepKey[] {
  if (!rounds) return [];
  return [...steps.keys()]
    .filter((key) => key === rounds.loop || key.endsWith(`/${rounds.loop}`))
    .map((key) => key.slice(0, key.length - rounds.loop.length) + id);
}
