import { type InputValue, readInput } from './input.ts';
import type { Scope, UseStep } from './playbook.ts';
import { err, ok, type Result } from './result.ts';

/** The inputs that a playbook is used with, as its own steps read them. The error says which can't be had, and why. */
export function usedInputs(
  { playbook, inputs, takes }: Pick<UseStep, 'playbook' | 'inputs' | 'takes'>,
  scope: Scope,
): Result<Record<string, InputValue>, string> {
  const values: Record<string, InputValue> = {};
  for (const [name, input] of Object.entries(takes)) {
    const rendered = inputs[name]?.render(scope);
    if (rendered?.ok === false)
      return err(`input ${name} of playbook ${playbook} cannot be rendered: ${rendered.error}`);
    const given = input.secret?.env ?? rendered?.value ?? input.default;
    const value = given === undefined ? err('is missing') : readInput(input, given);
    if (!value.ok) return err(`input ${name} of playbook ${playbook} ${value.error}`);
    values[name] = value.value;
  }
  return ok(values);
}
