import { type Input, type InputValue, readInput } from '../../domain/input.ts';
import type { Playbook, Step } from '../../domain/playbook.ts';

/** What a run's inputs are judged by. */
export interface InputSources {
  /** The roles of the config. */
  roles: readonly string[];
  /** Where secrets are. */
  env: Readonly<Record<string, string | undefined>>;
}

export interface ResolvedInputs {
  values: Record<string, InputValue>;
  /** What is wrong with what was given, one sentence each. */
  faults: string[];
  /** What was not given and has to be, with a sentence for it. */
  missing: MissingInput[];
}

export interface MissingInput {
  name: string;
  input: Input;
  message: string;
}

/** A run's inputs: what was given, then the defaults. */
export function resolveInputs(
  { name: playbook, inputs, steps, finally: atEnd }: Playbook,
  given: Readonly<Record<string, InputValue>>,
  { roles, env }: InputSources,
): ResolvedInputs {
  const known = Object.keys(inputs).join(', ') || 'none';
  const faults = Object.keys(given)
    .filter((name) => !Object.hasOwn(inputs, name))
    .map((name) => `playbook ${playbook} has no input ${name}; it has: ${known}`);
  const resolved: ResolvedInputs = { values: {}, faults, missing: [] };
  for (const [name, input] of Object.entries(inputs)) resolve(name, input);
  for (const [name, input] of secretsUsedBy([...steps, ...atEnd])) checkSecret(name, input);
  return resolved;

  function resolve(name: string, input: Input): void {
    const { description, secret, default: fallback } = input;
    if (secret) {
      if (Object.hasOwn(given, name) && given[name] !== secret.env)
        faults.push(`input ${name} is a secret, and is never given: set the environment variable ${secret.env}`);
      resolved.values[name] = secret.env;
      return checkSecret(name, input);
    }
    const value = given[name] ?? fallback;
    if (value === undefined) {
      resolved.missing.push({ name, input, message: `input ${name} is missing: ${howToGive(name, input)}` });
      return;
    }
    const read = readInput(input, value, roles);
    if (read.ok) resolved.values[name] = read.value;
    else if (read.error === 'is empty') faults.push(`input ${name} is empty: ${howToGive(name, input)}`);
    else faults.push(`input ${name} ${read.error}${description && ` (${description})`}`);
  }

  function checkSecret(name: string, input: Input): void {
    const { description, secret } = input;
    if (!secret || env[secret.env] || resolved.missing.some((other) => other.input.secret?.env === secret.env)) return;
    const message = `input ${name} is missing: set the environment variable ${secret.env}${description && ` (${description})`}`;
    resolved.missing.push({ name, input, message });
  }
}

function howToGive(name: string, { type, choices = [], description }: Input): string {
  const value = { text: "'…'", path: 'PATH', role: 'ROLE', integer: 'NUMBER', number: 'NUMBER' };
  const written = type === 'choice' ? choices.join('|') : type === 'boolean' ? 'true|false' : value[type];
  return `--input ${name}=${written}${description && ` (${description})`}`;
}

/** The secrets of the playbooks that are used: they come from the environment as well. */
function secretsUsedBy(steps: readonly Step[]): [string, Input][] {
  return steps.flatMap((step) => [
    ...(step.verb === 'use' ? Object.entries(step.takes).filter(([, { secret }]) => secret) : []),
    ...('steps' in step ? secretsUsedBy(step.steps) : []),
  ]);
}
