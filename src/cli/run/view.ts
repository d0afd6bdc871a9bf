import type { Playbook } from '../../domain/playbook.ts';
import type { RunState } from '../../domain/run.ts';
import type { Terminal } from '../terminal.ts';
import { safeDescription } from './describe.ts';
import { listrView } from './listr-view.ts';
import type { RunView } from './run-view.ts';

export type { RunView } from './run-view.ts';

/** JSON lines for machines, a list that ticks off on a terminal, plain lines elsewhere. */
export function openView(playbook: Playbook, state: RunState, json: boolean, terminal: Terminal): RunView {
  const fresh = state.steps.size === 0;
  if (!json && terminal.live) {
    if (fresh) terminal.out(safeDescription(state.started) ?? '');
    return listrView(playbook, state);
  }
  const view = lineView((happening) => (json ? JSON.stringify(happening) : safeDescription(happening)), terminal);
  if (fresh) view.observe(state.started);
  return view;
}

function lineView(
  lineOf: (happening: Parameters<RunView['observe']>[0]) => string | undefined,
  terminal: Terminal,
): RunView {
  return {
    observe(happening) {
      const line = lineOf(happening);
      if (line !== undefined) terminal.out(line);
    },
    close: async () => {},
  };
}
