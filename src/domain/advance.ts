import type { Action } from './advance/action.ts';
import type { Failure, Walked } from './advance/progress.ts';
import { walk } from './advance/walk.ts';
import type { Playbook, Scope, Step } from './playbook.ts';
import type { RunState } from './run.ts';
import { type Frame, outputsOf } from './visible.ts';

export type { Action, Place, Start, Wanted } from './advance/action.ts';

/**
 * Everything that can be done next in a run: a pure function of the playbook and the folded journal, so that a run that
 * was killed anywhere goes on where it was. A step runs once all that it needs has succeeded; a failure stops only what
 * needs it. Steps are found by key, never by position.
 */
export function advance(playbook: Playbook, state: RunState): Action[] {
  if (state.closing) return atTheEnd(playbook, state, state.closing);
  const actions: Action[] = [];
  const walked = walk(topFrame(playbook.steps, state), actions);
  // Nobody is asked about a run that has failed anyway.
  const isOver = walked.progress !== 'busy' || (walked.failures.length > 0 && actions.every(isQuestion));
  if (!isOver) return actions;
  const kind = playbook.finally.length > 0 ? 'close' : 'finish';
  return [{ kind, ...endOf(walked, state) }];
}

type End = Pick<Extract<Action, { kind: 'finish' }>, 'outcome' | 'reason'>;

function endOf({ progress, failures }: Walked, { timeUp = 'it did not end' }: RunState): End {
  if (progress === 'behind') return { outcome: 'succeeded' };
  return { outcome: 'failed', reason: failures.length > 0 ? failures.map(spell).join('; ') : timeUp };
}

/** The steps under `finally`: they know how the others ended, and no limit of the run's time ends them. */
function atTheEnd(playbook: Playbook, state: RunState, { outcome, reason }: End): Action[] {
  const run = { id: state.started.run, failed: outcome !== 'succeeded', reason: reason ?? '' };
  const before = topFrame(playbook.steps, state);
  const scope: Scope = { ...before.outer(), run, steps: outputsOf(before) };
  const actions: Action[] = [];
  const last = { ...before, steps: playbook.finally, timeUp: undefined, outer: () => scope };
  const { progress, failures } = walk(last, actions);
  if (progress === 'busy') return actions;
  if (failures.length === 0) return [{ kind: 'finish', outcome, ...(reason !== undefined && { reason }) }];
  const reasons = [...(reason === undefined ? [] : [reason]), ...failures.map(spell)];
  return [{ kind: 'finish', outcome: outcome === 'succeeded' ? 'failed' : outcome, reason: reasons.join('; ') }];
}

function topFrame(steps: readonly Step[], state: RunState): Frame {
  const { run, inputs, parts } = state.started;
  const scope: Scope = { run: { id: run }, inputs, parts, steps: {} };
  return { steps, prefix: '', round: 1, seat: '', state, timeUp: state.timeUp, outer: () => scope };
}

function isQuestion(action: Action): boolean {
  return action.kind === 'wait' || (action.kind === 'ask' && !action.doubt);
}

function spell({ key, reason }: Failure): string {
  return `${key}: ${reason}`;
}
