import type { Event } from '../../domain/event.ts';
import { applyEvent, type RunState } from '../../domain/run.ts';
import { masked, secretsOf } from '../../domain/secrets.ts';
import type { Log } from '../../store/logs.ts';
import type { Happening, Recorder, RunnerParts } from './parts.ts';

/** Another process has taken the run while this one was stopped: nothing of ours counts any more. */
export class RunLost extends Error {
  constructor(run: string) {
    super(`run ${run} has been taken over by another process; what this one was doing does not count`);
    this.name = 'RunLost';
  }
}

export interface Recording {
  record: Recorder;
  /** Makes durable what is to become so soon, and tells of it. */
  flush(): void;
  /** Tells what is in no journal, after all that happened before it. */
  tell(happening: Happening): void;
}

/**
 * Puts each event into the journal, folds it into the state, and once it is durable tells the observer. An event that is
 * made durable soon shares that with the next one, as it is most of what a short step takes; a kill of the process loses none.
 * @param failed called with what goes wrong while nobody waits for it
 */
export function recordInto(
  journal: Log,
  state: RunState,
  parts: Pick<RunnerParts, 'clock' | 'isOurs' | 'observe' | 'playbook' | 'env'>,
  failed: (error: unknown) => void,
): Recording {
  // What a command prints of a secret is in no journal, and on no screen.
  const secrets = secretsOf(parts.playbook, parts.env);
  const untold: Event[] = [];
  let due: NodeJS.Immediate | undefined;

  const flush = () => {
    clearImmediate(due);
    due = undefined;
    if (untold.length === 0) return;
    journal.sync();
    for (const event of untold.splice(0)) parts.observe(event);
  };
  const flushLater = () => {
    try {
      flush();
    } catch (error) {
      failed(error);
    }
  };

  return {
    record(unstamped, when = 'now') {
      if (!parts.isOurs()) throw new RunLost(state.started.run);
      const event = masked({ ...unstamped, at: parts.clock.now().toISOString() } as Event, secrets);
      journal.write(event);
      applyEvent(state, event);
      untold.push(event);
      if (when === 'now') flush();
      else due ??= setImmediate(flushLater);
    },
    flush,
    tell(happening) {
      flush();
      parts.observe(masked(happening, secrets));
    },
  };
}
