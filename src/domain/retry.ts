import { blockOf, type StepKey } from './step-key.ts';

/** What has to be known of a step of a run: see `StepRecord`. */
interface Step {
  key: StepKey;
  isTimeUp?: true;
  status: { kind: string; approved?: boolean; outcome?: { kind: string } };
}

interface Run {
  steps: Map<StepKey, Step>;
  timeUp?: string;
  closing?: unknown;
  finished?: unknown;
}

/** The steps whose failure a run has failed by, or would: those that can be done again. Innermost ones. */
export function failedSteps(state: Run): StepKey[] {
  const failed = [...state.steps.values()].filter(hasFailed).map(({ key }) => key);
  return failed.filter((key) => !failed.some((other) => isInside(other, key)) && isDecisive(key, state));
}

/** Whether a step has failed, or a block by what is in it, and the run by that. */
export function hasFailedIn(state: Run, key: StepKey): boolean {
  const record = state.steps.get(key);
  return record !== undefined && hasFailed(record) && isDecisive(key, state);
}

/**
 * Makes a failed step open again, and with it every block round it that has failed by it: what was blocked can run then.
 * A block that has failed by itself is done again from what failed in it, or else from its last round.
 * @param forgotten steps that are to be done again as if they never had: those at the end of a run that has ended
 */
export function reopenStep(state: Run, key: StepKey, forgotten: readonly StepKey[]): void {
  const inside = [...state.steps.values()].filter((record) => isInside(record.key, key));
  const failed = inside.filter(hasFailed);
  for (const again of [key, ...aroundOf(key), ...failed.map((record) => record.key)]) reopen(state, again);
  if (inside.length > 0 && failed.length === 0) forgetLastRound(state, key);
  for (const gone of forgotten) state.steps.delete(gone);
  delete state.timeUp;
  delete state.closing;
  delete state.finished;
}

/** A failure inside a branch that its `each` did without has made nothing fail. */
function isDecisive(key: StepKey, { steps }: Run): boolean {
  return aroundOf(key).every((block) => {
    const record = steps.get(block);
    return record === undefined || record.status.kind === 'open' || hasFailed(record);
  });
}

function reopen({ steps }: Run, key: StepKey): void {
  const record = steps.get(key);
  if (!record || !hasFailed(record)) return;
  const { isTimeUp: _, ...rest } = record;
  steps.set(key, { ...rest, status: { kind: 'open' } });
}

/** The rounds of a loop are used up, and each of its steps has succeeded: the last of them is begun anew. */
function forgetLastRound({ steps }: Run, loop: StepKey): void {
  const rounds = [...steps.keys()].flatMap((key) =>
    key.startsWith(`${loop}.`) ? Number.parseInt(key.slice(loop.length + 1), 10) : [],
  );
  const last = `${loop}.${Math.max(0, ...rounds)}/`;
  for (const key of steps.keys()) if (key.startsWith(last)) steps.delete(key);
}

function hasFailed({ status }: Step): boolean {
  if (status.kind === 'answered') return !status.approved;
  return status.kind === 'finished' && status.outcome?.kind === 'failed';
}

function isInside(key: StepKey, block: StepKey): boolean {
  return aroundOf(key).includes(block);
}

/** The blocks round a step, from the innermost: of `a:b/c.1/d` those are `a:b/c` and `a`. */
function aroundOf(key: StepKey): StepKey[] {
  const block = blockOf(key);
  return block === undefined ? [] : [block, ...aroundOf(block)];
}
