import type { Start } from '../../domain/advance.ts';
import type { Scope } from '../../domain/playbook.ts';
import type { RunState } from '../../domain/run.ts';
import type { StepKey } from '../../domain/step-key.ts';
import { fileOfKey } from '../runs/file-of-key.ts';
import { ASIDE, type Workspace } from '../runs/workspaces.ts';
import type { Recorder, RunnerParts } from './parts.ts';

/** What a step has at hand while it is carried out. */
export interface StepContext {
  key: StepKey;
  scope: Scope;
  /** As it is now: other steps may finish meanwhile. */
  state: RunState;
  /** Where the step works, for one that has a part. */
  workspace: Workspace;
  /** Whether it works outside of every worktree. */
  isAside: boolean;
  /** US dollars that its agent may spend; Infinity where nothing limits it. */
  grantedUsd: number;
  parts: RunnerParts;
  record: Recorder;
  /** Aborted by Ctrl-C, and when the time of an `each` round the step is up. */
  signal: AbortSignal;
  /** The folder to work in, made ready: clean, and at the run's newest commit. */
  folder(): Promise<string>;
  /** To be called when the step has come to its end: gives up the folder, where it was for this step alone. */
  leave(): Promise<void>;
  /** What it does now, in a few words. */
  report(text: string): void;
  /** Notes a process group in the journal, so that it can be ended after a kill of coord itself. */
  started(pid: number): void;
}

export function contextOf(
  { key, step, scope, place }: Start,
  grantedUsd: number,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
  signal: AbortSignal,
): StepContext {
  const { workspaces } = parts;
  const workspace = { name: place?.workspace ?? ASIDE + fileOfKey(key, '+'), role: place?.role ?? '' };
  const isAside = place !== undefined && place.workspace === undefined;
  const isOwn = isAside || step.verb === 'wait' || ('workspace' in step && step.workspace === 'fresh');
  const started = (pid: number) => {
    const group = parts.processes.identify(pid);
    if (group) record({ type: 'group.started', key, group });
  };
  return {
    key,
    scope,
    state,
    workspace,
    isAside,
    grantedUsd,
    parts,
    record,
    signal,
    folder: () => (isAside ? workspaces.aside(workspace) : workspaces.at(workspace, state.tip, { signal, started })),
    leave: async () => {
      if (isOwn && place) await workspaces.remove(workspace, state.tip);
    },
    report: (text) => parts.observe({ type: 'activity', at: parts.clock.now().toISOString(), key, text }),
    started,
  };
}
