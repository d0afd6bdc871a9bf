import type { Playbook } from '../domain/playbook.ts';
import { err, ok, type Result } from '../domain/result.ts';

/** A run's inputs: what was given, then the defaults. The error says everything that is missing or unknown. */
export function resolveInputs(
  playbook: Playbook,
  given: Record<string, string>,
): Result<Record<string, string>, string[]> {
  const declared = Object.entries(playbook.inputs);
  const faults = Object.keys(given)
    .filter((name) => !Object.hasOwn(playbook.inputs, name))
    .map(
      (name) =>
        `playbook ${playbook.name} has no input ${name}; it has: ${declared.map(([known]) => known).join(', ') || 'none'}`,
    );
  const inputs: Record<string, string> = {};
  for (const [name, { description, default: fallback }] of declared) {
    const value = given[name] ?? fallback;
    if (value === undefined || value.trim() === '')
      faults.push(
        `input ${name} is ${value === undefined ? 'missing' : 'empty'}: --input ${name}='…'${description ? ` (${description})` : ''}`,
      );
    else inputs[name] = value;
  }
  return faults.length > 0 ? err(faults) : ok(inputs);
}

/** Which role plays which part. The error names each part that is unbound, and who could play it. */
export function resolveParts(
  playbook: Playbook,
  bound: Record<string, string>,
  roleIds: readonly string[],
): Result<Record<string, string>, string[]> {
  const faults = Object.keys(bound)
    .filter((part) => !playbook.parts.includes(part))
    .map((part) => `playbook ${playbook.name} has no part ${part}; its parts are: ${playbook.parts.join(', ')}`);
  for (const part of playbook.parts) {
    if (bound[part] === undefined) {
      faults.push(
        `part ${part} is played by nobody: bind it under playbooks.${playbook.name}.parts to one of ${roleIds.join(', ')}`,
      );
    }
  }
  const parts = Object.fromEntries(playbook.parts.map((part) => [part, bound[part] ?? '']));
  return faults.length > 0 ? err(faults) : ok(parts);
}
