import type { Input } from './input.ts';
import type { Playbook, Step } from './playbook.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Shorter ones would be found in any text. */
const SHORTEST = 4;

/** The values of a playbook's secrets and of those that it uses, the longest first. */
export function secretsOf({ inputs, steps, finally: atEnd }: Playbook, env: Environment): string[] {
  const all = [...Object.values(inputs), ...inputsTaken([...steps, ...atEnd])];
  const values = all.flatMap(({ secret }) => (secret && env[secret.env]) || []);
  return [...new Set(values)].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
}

function inputsTaken(steps: readonly Step[]): Input[] {
  return steps.flatMap((step) => [
    ...(step.verb === 'use' ? Object.values(step.takes) : []),
    ...('steps' in step ? inputsTaken(step.steps) : []),
  ]);
}

/** A value with no secret in any of its texts: what a command has printed goes into the journal, and on to agents. */
export function masked<Value>(value: Value, secrets: readonly string[]): Value {
  return secrets.length === 0 ? value : (mask(value, secrets) as Value);
}

function mask(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), value);
  if (Array.isArray(value)) return value.map((item) => mask(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [mask(name, secrets) as string, mask(member, secrets)]),
  );
}
