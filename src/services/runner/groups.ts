import type { StepKey } from '../../domain/step-key.ts';
import type { Recorder, RunnerParts } from './parts.ts';

/** Notes a step's process group in the journal, so that it can be ended after a kill of coord itself. */
export function recordGroup(pid: number, key: StepKey, record: Recorder, parts: RunnerParts): void {
  const group = parts.identify(pid);
  if (group) record({ type: 'group.started', key, group });
}
