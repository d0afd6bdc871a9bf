import type { RunState } from '../../domain/run.ts';
import type { Place } from '../../services/place.ts';
import type { Activity } from '../../services/runner/parts.ts';
import { openRequests } from '../../services/write-requests/write-requests.ts';
import { questionOfRequest } from './asked-write.ts';

/** Between two looks, in milliseconds. */
const LOOK_MS = 1000;

/** Shows what sessions of a run ask a person about, while it goes on. @returns ends it */
export function watchAsked(place: Place, state: RunState, observe: (activity: Activity) => void): () => void {
  const { run, rehearsal } = state.started;
  const shown = new Set<string>();
  const look = async () => {
    for (const request of await openRequests(place)) {
      if (request.run !== run || shown.has(request.id)) continue;
      shown.add(request.id);
      const open = [...state.steps.values()].filter(({ status, workspace }) => status.kind === 'open' && workspace);
      const step = open.find(({ role }) => role === request.role) ?? open[0];
      const at = place.clock.now().toISOString();
      if (step) observe({ type: 'activity', at, key: step.key, text: questionOfRequest(request) });
    }
  };
  // A damaged request is told by whoever answers it; the run goes on.
  const timer = rehearsal ? undefined : setInterval(() => void look().catch(() => undefined), LOOK_MS);
  timer?.unref();
  return () => clearInterval(timer);
}
