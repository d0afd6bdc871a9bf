import type { InputValue } from '../../domain/input.ts';
import type { Playbook } from '../../domain/playbook.ts';

/** A run's inputs: what was given, then the defaults; and everything that is missing or unknown. */
export function resolveInputs(
  { name: playbook, inputs }: Playbook,
  given: Record<string, InputValue>,
): { values: Record<string, InputValue>; faults: string[] } {
  const declared = Object.entries(inputs);
  const known = declared.map(([name]) => name).join(', ') || 'none';
  const faults = Object.keys(given)
    .filter((name) => !Object.hasOwn(inputs, name))
    .map((name) => `playbook ${playbook} has no input ${name}; it has: ${known}`);
  const values: Record<string, InputValue> = {};
  for (const [name, { description, default: fallback }] of declared) {
    const value = given[name] ?? fallback;
    if (value === undefined || String(value).trim() === '')
      faults.push(
        `input ${name} is ${value === undefined ? 'missing' : 'empty'}: --input ${name}='…'${description ? ` (${description})` : ''}`,
      );
    else values[name] = value;
  }
  return { values, faults };
}
