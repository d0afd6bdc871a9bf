import type { Playbook } from '../../domain/playbook.ts';
import type { RunState } from '../../domain/run.ts';
import { concernsHandoff, keepRunHandoffs } from '../../services/handoffs/keep-run-handoffs.ts';
import type { Place } from '../../services/place.ts';
import type { Happening } from '../../services/runner/parts.ts';

/** Keeps the handoffs of a run as records of the team while it goes on, one change after the other; none of a rehearsal's. */
export function keepingHandoffs(place: Place, { steps }: Playbook, state: RunState) {
  const concerns = concernsHandoff(steps);
  const keep = () => keepRunHandoffs(place, steps, state);
  let last = Promise.resolve();
  let isAsked = false;
  return {
    observe(happening: Happening): void {
      const isStep = happening.type !== 'activity' && 'key' in happening && concerns(happening.key);
      if (!isStep || isAsked || state.started.rehearsal) return;
      // What happens until then is kept with it.
      isAsked = true;
      last = last.then(() => {
        isAsked = false;
        return keep();
      });
      // Told at the end, by whoever waits for it.
      last.catch(() => undefined);
    },
    async done(): Promise<void> {
      await last;
      if (!state.started.rehearsal) await keep();
    },
  };
}
