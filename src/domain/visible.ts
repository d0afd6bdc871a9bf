import type { Scope, Step } from './playbook.ts';
import type { RunState } from './run.ts';
import { roundPrefix, type StepKey } from './step-key.ts';

type Outputs = Scope['steps'];

/** A list of steps at one place of a run: a playbook's own, a round of a loop, a branch of an `each`. */
export interface Frame {
  steps: readonly Step[];
  /** Before the keys of these steps. */
  prefix: string;
  round: number;
  /** After the name of a role's workspace: branches of a list work side by side, and not in one worktree. */
  seat: string;
  state: RunState;
  /** The time of the run, or of an `each` round it, is used up: nothing is started any more. */
  timeUp: string | undefined;
  /** What all of these steps can read. */
  outer(): Scope;
}

/** What a step reads: what its list can read, and the outputs of the steps that it waits for, directly or not. */
export function scopeFor(step: Step, frame: Frame): Scope {
  const outer = frame.outer();
  return scopeWith(outer, () => {
    const before = ancestorsOf(step, frame.steps);
    const own = frame.steps.filter(({ id }) => before.has(id)).map((earlier) => outputsIn(earlier, frame));
    return Object.assign({}, outer.steps, ...own) as Outputs;
  });
}

/** A scope whose outputs are gathered when they are first read: most steps read none, and each is looked at many times. */
export function scopeWith(outer: Omit<Scope, 'steps'>, gather: () => Outputs): Scope {
  const { run, inputs, parts } = outer;
  let known: Outputs | undefined;
  return {
    run,
    inputs,
    parts,
    ...('item' in outer && { item: outer.item }),
    get steps() {
      known ??= gather();
      return known;
    },
  };
}

/** What is known after a whole list. */
export function scopeAfter(frame: Frame): Scope {
  const outer = frame.outer();
  return scopeWith(outer, () => ({ ...outer.steps, ...outputsOf(frame) }));
}

/** The outputs of a list's steps, by their ids; what is inside loops counts, what is inside branches does not. */
export function outputsOf(frame: Frame): Outputs {
  return Object.assign({}, ...frame.steps.map((step) => outputsIn(step, frame))) as Outputs;
}

interface Waiting {
  id: string;
  needs: readonly string[];
}

/** Ids of the steps that come before `step` in the order of `needs`. */
export function ancestorsOf(step: Pick<Waiting, 'needs'>, list: readonly Waiting[]): Set<string> {
  const byId = new Map(list.map((other) => [other.id, other]));
  const found = new Set<string>();
  const waiting = [...step.needs];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(byId.get(id)?.needs ?? []));
  }
  return found;
}

function outputsIn(step: Step, frame: Frame): Outputs {
  const { state, round } = frame;
  const key = frame.prefix + step.id;
  const status = state.steps.get(key)?.status;
  const inner = step.verb === 'loop' ? newestIn(step.steps, key, step.max, frame) : {};
  if (status?.kind === 'answered' && step.verb !== 'loop') {
    const { approved, by, reason, at } = status;
    return { [step.id]: { output: { approved, by, reason, at }, round } };
  }
  if (status?.kind !== 'finished' || status.outcome.kind !== 'succeeded') return inner;
  return { ...inner, [step.id]: { output: status.outcome.output, round } };
}

/** In a loop the newest round's outputs count, and an earlier round's where the newest has none. */
function newestIn(steps: readonly Step[], loop: StepKey, max: number, frame: Frame): Outputs {
  let outputs: Outputs = {};
  for (let round = 1; round <= max; round += 1) {
    const prefix = roundPrefix(loop, round);
    if (!steps.some(({ id }) => frame.state.steps.has(prefix + id))) break;
    outputs = { ...outputs, ...outputsOf({ ...frame, steps, prefix, round }) };
  }
  return outputs;
}
