import { killAllGroups } from '../../services/process-group.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

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
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
