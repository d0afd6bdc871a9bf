import type { Terminal } from '../terminal.ts';
import type { RunView } from './view.ts';

/** Every happening as one JSON object per line, for machines. */
export function jsonView(terminal: Terminal): RunView {
  return {
    observe: (happening) => terminal.out(JSON.stringify(happening)),
    close: async () => {},
  };
}
