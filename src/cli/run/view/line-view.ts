import type { Event } from '../../../domain/event.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { Happening } from '../../../services/runner/parts.ts';
import type { Terminal } from '../../terminal.ts';
import type { RunView } from './run-view.ts';
import { teller } from './tell.ts';
import { PAUSE_MS, Throttle } from './throttle.ts';

/** A line for each thing that happens; it begins with the step's key. */
export function lineView(history: readonly Event[], terminal: Terminal, clock: Clock): RunView {
  const throttle = new Throttle();
  const tell = teller();
  for (const event of history) tell(event);
  const show = (happenings: readonly Happening[]) => {
    for (const happening of happenings) {
      const line = tell(happening);
      if (line !== undefined) terminal.out(line);
    }
  };
  const timer = setInterval(() => show(throttle.due(clock.now().getTime())), PAUSE_MS / 4);
  timer.unref();
  return {
    observe: (happening) => show(throttle.pass(happening)),
    close: async () => clearInterval(timer),
  };
}

/** A line of JSON for each thing that happens, events as the journal has them. */
export function jsonView(terminal: Terminal): RunView {
  return { observe: (happening) => terminal.out(JSON.stringify(happening)), close: async () => {} };
}
