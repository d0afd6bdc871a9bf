import type { Happening } from '../../../services/runner/parts.ts';

/** Shows a run while it goes on. */
export interface RunView {
  observe(happening: Happening): void;
  /** The run has ended, is waiting, or was stopped; resolves when everything is on the screen. */
  close(): Promise<void>;
}
