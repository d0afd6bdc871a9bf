import type { Start } from '../../domain/advance.ts';
import type { Scope } from '../../domain/playbook.ts';
import type { RunState } from '../../domain/run.ts';
import type { StepKey } from '../../domain/step-key.ts';
import type { Workspace } from '../runs/workspaces.ts';
import type { Recorder, RunnerParts } from './parts.ts';

/** What a step has at hand while it is carried out. */
export interface StepContext {
  key: StepKey;
  scope: Scope;
  /** As it is now: other steps may finish meanwhile. */
  state: RunState;
  /** Where the step works, for one that has a part. */
  workspace: Workspace;
  parts: RunnerParts;
  record: Recorder;
  /** Aborted by Ctrl-C, and when the time of an `each` round the step is up. */
  signal: AbortSignal;
  /** What it does now, in a few words. */
  report(text: string): void;
  /** Notes a process group in the journal, so that it can be ended after a kill of coord itself. */
  started(pid: number): void;
}

export function contextOf(
  { key, scope, place }: Start,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
  signal: AbortSignal,
): StepContext {
  return {
    key,
    scope,
    state,
    workspace: { name: place?.workspace ?? '', role: place?.role ?? '' },
    parts,
    record,
    signal,
    report: (text) => parts.observe({ type: 'activity', at: parts.clock.now().toISOString(), key, text }),
    started: (pid) => {
      const group = parts.processes.identify(pid);
      if (group) record({ type: 'group.started', key, group });
    },
  };
}
