import type { Happening } from '../../services/runner/parts.ts';
import type { Terminal } from '../terminal.ts';
import { describe } from './describe.ts';
import type { RunView } from './view.ts';

/** One line per happening, for logs, pipes and CI. */
export function plainView(terminal: Terminal): RunView {
  return {
    observe(happening: Happening) {
      const line = describe(happening);
      if (line !== undefined) terminal.out(line);
    },
    close: async () => {},
  };
}
