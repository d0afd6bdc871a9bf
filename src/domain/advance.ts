import type { StepKey } from './step-key.ts';
import type { Condition, LoopStep, Playbook, Scope, Step } from './playbook.ts';
import type { RunState, StepRecord } from './run.ts';

/** What the runner does next. */
export type Action =
  | { kind: 'start'; step: Exclude<Step, LoopStep>; key: StepKey; attempt: number; scope: Scope }
  /** A loop begins; its rounds follow. */
  | { kind: 'enter'; step: LoopStep; key: StepKey }
  | { kind: 'skip'; key: StepKey; condition: string }
  | { kind: 'fail'; key: StepKey; reason: string }
  | { kind: 'wait'; key: StepKey; question: string }
  | { kind: 'finish'; outcome: 'succeeded' | 'failed'; reason?: string };

/**
 * The next action of a run: a pure function of the playbook and the folded journal, so that a run that was killed
 * anywhere goes on where it was. Steps are found by key, never by position.
 */
export function advance(playbook: Playbook, state: RunState): Action {
  const scope: Scope = {
    run: { id: state.started.run },
    inputs: state.started.inputs,
    parts: state.started.parts,
    steps: {},
  };
  return walk(playbook.steps, '', 1, state, scope) ?? { kind: 'finish', outcome: 'succeeded' };
}

/** Goes through `steps` in order; undefined when all of them are behind us. Fills `scope` on the way. */
function walk(
  steps: readonly Step[],
  prefix: string,
  round: number,
  state: RunState,
  scope: Scope,
): Action | undefined {
  for (const step of steps) {
    const key = prefix + step.id;
    const record = state.steps.get(key);
    if (record?.status.kind === 'skipped') continue;
    const gate = record ? undefined : checkCondition(step, key, scope);
    if (gate) return gate;
    const action =
      step.verb === 'loop' ? walkLoop(step, key, state, scope) : actionFor(step, key, round, record, scope);
    if (action) return action;
  }
  return undefined;
}

function walkLoop(step: LoopStep, key: StepKey, state: RunState, scope: Scope): Action | undefined {
  const record = state.steps.get(key);
  if (!record) return { kind: 'enter', step, key };
  const failed = failureOf(record);
  if (failed !== undefined) return { kind: 'finish', outcome: 'failed', reason: `${key}: ${failed}` };
  for (let round = 1; round <= step.max; round += 1) {
    const action = walk(step.steps, `${key}.${round}/`, round, state, scope);
    if (action) return action;
    const done = step.until.holds(scope);
    if (!done.ok) return { kind: 'fail', key, reason: conditionFault('until', step.until, done.error) };
    if (done.value) return undefined;
  }
  return { kind: 'fail', key, reason: `${step.max} rounds are used up, and this never held: ${step.until.source}` };
}

function checkCondition(step: Step, key: StepKey, scope: Scope): Action | undefined {
  if (!step.condition) return undefined;
  const holds = step.condition.holds(scope);
  if (!holds.ok) return { kind: 'fail', key, reason: conditionFault('if', step.condition, holds.error) };
  return holds.value ? undefined : { kind: 'skip', key, condition: step.condition.source };
}

function actionFor(
  step: Exclude<Step, LoopStep>,
  key: StepKey,
  round: number,
  record: StepRecord | undefined,
  scope: Scope,
): Action | undefined {
  const status = record?.status;
  switch (status?.kind) {
    case undefined:
    case 'open':
      return { kind: 'start', step, key, attempt: (record?.attempts ?? 0) + 1, scope };
    case 'waiting':
      return { kind: 'wait', key, question: status.question };
    case 'answered':
      if (!status.approved)
        return { kind: 'finish', outcome: 'failed', reason: `${key}: rejected by ${status.by}: ${status.reason}` };
      scope.steps[step.id] = { output: { approved: true, by: status.by, reason: status.reason, at: status.at }, round };
      return undefined;
    case 'finished': {
      const { outcome } = status;
      if (outcome.kind === 'failed') return { kind: 'finish', outcome: 'failed', reason: `${key}: ${outcome.reason}` };
      scope.steps[step.id] = { output: outcome.output, round };
      return undefined;
    }
  }
}

function failureOf(record: StepRecord): string | undefined {
  if (record.status.kind !== 'finished' || record.status.outcome.kind !== 'failed') return undefined;
  return record.status.outcome.reason;
}

function conditionFault(where: 'if' | 'until', condition: Condition, reason: string): string {
  return `its "${where}" (${condition.source}) cannot be evaluated: ${reason}`;
}
