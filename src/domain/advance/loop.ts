import type { LoopStep, Scope } from '../playbook.ts';
import { costInside, type StepRecord } from '../run.ts';
import { firstFailureIn } from '../verification.ts';
import { roundPrefix, type StepKey } from '../step-key.ts';
import { type Frame, scopeAfter, scopeFor } from '../visible.ts';
import { type Action, fail, failAt, fault, succeed } from './action.ts';
import { rejectionBy, type Walk } from './progress.ts';
import { readingOf } from './reading.ts';

/** Goes on with the newest round, or begins the next one. */
export function goOnWithLoop(step: LoopStep, record: StepRecord, frame: Frame, actions: Action[], walk: Walk): void {
  const { key } = record;
  let outer = scopeFor(step, frame);
  let stalled: string | undefined;
  for (let round = 1; round <= step.max; round += 1) {
    const scope = outer;
    const inner = { ...frame, steps: step.steps, prefix: roundPrefix(key, round), round, outer: () => scope };
    const { progress, failures } = walk(inner, actions);
    if (progress === 'busy') return;
    const [first] = failures;
    if (progress !== 'behind')
      return void actions.push(failAt(key, first?.reason ?? frame.timeUp ?? 'it did not end', first?.key));
    outer = scopeAfter(inner);
    const done = step.until.holds(outer);
    if (!done.ok) return void actions.push(fail(key, fault('until', step.until, done.error)));
    if (done.value) return void actions.push(succeed(key, { rounds: round, exhausted: false }));
    const value = step.stall?.value(outer);
    if (step.stall && value && !value.ok) return void actions.push(fail(key, fault('stall', step.stall, value.error)));
    const now = value && JSON.stringify(value.ok ? value.value : undefined);
    if (step.stall && round > 1 && now === stalled) {
      const why = `rounds ${round - 1} and ${round} came to the same: ${step.stall.source}`;
      return void actions.push(exhausted(step, record, { rounds: round, why, scope: outer }, frame));
    }
    stalled = now;
  }
  const why = `${step.max} rounds are used up, and this never held: ${step.until.source}`;
  actions.push(exhausted(step, record, { rounds: step.max, why, scope: outer }, frame));
}

/** A loop that will not get any further by itself. */
interface Exhausted {
  rounds: number;
  why: string;
  scope: Scope;
}

function exhausted(step: LoopStep, record: StepRecord, end: Exhausted, frame: Frame): Action {
  const { key, status } = record;
  const output = { rounds: end.rounds, exhausted: true };
  if (step.exhausted === 'go-on') return succeed(key, output);
  if (step.exhausted === 'fail') return failVerified(key, end, frame);
  if (frame.timeUp !== undefined) return fail(key, frame.timeUp);
  switch (status.kind) {
    case 'answered': {
      return status.approved ? succeed(key, output) : fail(key, `${end.why}; ${rejectionBy(status)}`);
    }
    case 'waiting':
      return { kind: 'wait', key, question: status.question, wants: 'approval' };
    default:
      return { kind: 'ask', key, question: questionAbout(step, key, end, frame) };
  }
}

/** Where verifiers have the last word, the failure is theirs: which, how it ended, and how it is mended. */
function failVerified(key: StepKey, { rounds, why }: Exhausted, { state }: Frame): Action {
  const last = roundPrefix(key, rounds);
  const reports = [...state.steps.values()].flatMap(({ key: inner, status }) =>
    inner.startsWith(last) && status.kind === 'finished' ? (status.outcome.verification ?? []) : [],
  );
  const verification = reports.findLast(({ passed }) => !passed);
  if (!verification) return fail(key, why);
  const reason = `${why} (${firstFailureIn(verification)})`;
  return { kind: 'settle', key, outcome: { kind: 'failed', reason, verification } };
}

/** What a person has to know: how often, for how much, and what it fails to come to. */
function questionAbout({ until, stall }: LoopStep, key: StepKey, { why, scope }: Exhausted, { state }: Frame): string {
  const costUsd = costInside(state, key);
  const cost = costUsd > 0 ? ` So far it has cost $${costUsd.toFixed(2)}.` : '';
  // What it is stuck by says more than a verdict does: what was found, say.
  const read = [until, ...(stall ? [stall] : [])]
    .map((one) => readingOf(one, scope))
    .filter((text) => text !== '')
    .join(', ');
  return `${why}.${cost}${read === '' ? '' : ` Now ${read}.`} Go on all the same?`;
}
