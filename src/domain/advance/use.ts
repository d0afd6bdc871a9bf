import type { Scope, UseStep } from '../playbook.ts';
import { ok, type Result } from '../result.ts';
import type { StepRecord } from '../run.ts';
import { usePrefix } from '../step-key.ts';
import { usedInputs } from '../used-inputs.ts';
import { type Frame, outputsOf, scopeFor } from '../visible.ts';
import { type Action, fail, failAt, succeed } from './action.ts';
import type { Walk } from './progress.ts';

/** Goes on with another playbook's steps, which read their own inputs, parts and steps, and nothing of what is outside. */
export function goOnWithUse(step: UseStep, { key }: StepRecord, frame: Frame, actions: Action[], walk: Walk): void {
  const scope = scopeInside(step, scopeFor(step, frame));
  if (!scope.ok) return void actions.push(fail(key, scope.error));
  const inner: Frame = { ...frame, steps: step.steps, prefix: usePrefix(key), outer: () => scope.value };
  const { progress, failures } = walk(inner, actions);
  if (progress === 'busy') return;
  const [first] = failures;
  if (progress !== 'behind')
    return void actions.push(failAt(key, first?.reason ?? frame.timeUp ?? 'it did not end', first?.key));
  const outputs = Object.entries(outputsOf(inner)).map(([id, { output }]) => [id, output] as const);
  actions.push(succeed(key, Object.fromEntries(outputs)));
}

function scopeInside(step: UseStep, outer: Scope): Result<Scope, string> {
  const inputs = usedInputs(step, outer);
  if (!inputs.ok) return inputs;
  const players = Object.entries(step.parts).map(([theirs, ours]) => [theirs, outer.parts[ours] ?? []] as const);
  return ok({ run: outer.run, inputs: inputs.value, parts: Object.fromEntries(players), steps: {} });
}
