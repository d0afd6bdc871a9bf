import type { Clock } from '../../domain/clock.ts';
import type { Event } from '../../domain/event.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { Terminal } from '../terminal.ts';
import { safeDescription } from './describe.ts';
import { jsonView, lineView } from './view/line-view.ts';
import { liveView } from './view/live-view.ts';
import { recall } from './view/progress.ts';
import type { RunView } from './view/run-view.ts';

export type { RunView } from './view/run-view.ts';

export interface ViewOptions {
  playbook: Playbook;
  /** The journal so far. */
  history: readonly Event[];
  json: boolean;
  terminal: Terminal;
  clock: Clock;
  /** Aborted when the run is asked to stop. */
  signal: AbortSignal;
}

/** JSON lines for machines, a list that ticks off on a terminal, plain lines elsewhere. */
export function openView({ playbook, history, json, terminal, clock, signal }: ViewOptions): RunView {
  const [started, ...rest] = history;
  if (rest.length === 0 && started) terminal.out(json ? JSON.stringify(started) : (safeDescription(started) ?? ''));
  if (json) return jsonView(terminal);
  if (!terminal.live) return lineView(history, terminal, clock);
  return liveView({ playbook, progress: recall(history), terminal, clock, signal });
}
