import type { InputType, InputValue } from '../input.ts';
import type { Scope, UseStep } from '../playbook.ts';
import { err, ok, type Result } from '../result.ts';
import type { StepRecord } from '../run.ts';
import { usePrefix } from '../step-key.ts';
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

function scopeInside({ inputs, takes, parts }: UseStep, outer: Scope): Result<Scope, string> {
  const given: Record<string, InputValue> = {};
  for (const [name, { default: usual }] of Object.entries(takes)) if (usual !== undefined) given[name] = usual;
  for (const [name, text] of Object.entries(inputs)) {
    const rendered = text.render(outer);
    if (!rendered.ok) return err(`its input ${name} cannot be rendered: ${rendered.error}`);
    const value = valueOf(rendered.value, takes[name]?.type);
    if (value === undefined) return err(`its input ${name} is no ${takes[name]?.type}: ${rendered.value}`);
    given[name] = value;
  }
  const players = Object.entries(parts).map(([theirs, ours]) => [theirs, outer.parts[ours] ?? []] as const);
  return ok({ run: outer.run, inputs: given, parts: Object.fromEntries(players), steps: {} });
}

/** A text as the input wants it; undefined where it is none such. */
function valueOf(text: string, type: InputType | undefined): InputValue | undefined {
  const trimmed = text.trim();
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(trimmed) ? Number(trimmed) : undefined;
    case 'number':
      return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : undefined;
    case 'boolean':
      return trimmed === 'true' || trimmed === 'false' ? trimmed === 'true' : undefined;
    default:
      return text;
  }
}
