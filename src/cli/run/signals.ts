import { killAllGroups } from '../../services/processes/process-group.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

/** Ctrl-C, a polite kill, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first Ctrl-C asks the run to stop and keeps its journal whole; the second kills what still runs, at once. */
export function stopOnSignals(terminal: Terminal): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) {
      killAllGroups();
      process.exit(EXIT.interrupted);
    }
    terminal.err('coord: stopping; what is finished stays finished. Once more to stop at once.');
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
