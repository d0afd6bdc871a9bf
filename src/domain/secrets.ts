import type { Input } from './input.ts';
import type { Playbook, Step } from './playbook.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Shorter ones would be found in any text. */
const SHORTEST = 4;
const SHORTEST_LINE = 8;

/** The values of a playbook's secrets and of those that it uses, the longest first. */
export function secretsOf({ inputs, steps, finally: atEnd }: Playbook, env: Environment): string[] {
  const all = [...Object.values(inputs), ...inputsTaken([...steps, ...atEnd])];
  const values = all.flatMap(({ secret }) => partsOf((secret && env[secret.env]) || ''));
  return [...new Set(values)].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** Of a failure only the last lines are shown: a key of many lines is one in each of them. */
function partsOf(secret: string): string[] {
  const lines = secret.split(/\r?\n/).filter(({ length }) => length >= SHORTEST_LINE);
  return [secret, ...lines];
}

function inputsTaken(steps: readonly Step[]): Input[] {
  return steps.flatMap((step) => [
    ...(step.verb === 'use' ? Object.values(step.takes) : []),
    ...('steps' in step ? inputsTaken(step.steps) : []),
  ]);
}

/** What a run goes by. A secret may be any word, so also a step's id; a key that reads otherwise would be another step's. */
const OWN = new Set(
  'type kind class key at id run part role workspace branches group commit document retryAt expires folder file since'.split(
    ' ',
  ),
);

/** What of a happening has such words within. */
const INNER = new Set(['outcome', 'session']);

/** A happening with no secret in what was printed or said: that goes into the journal, and on to agents. */
export function masked<Value extends { type: string }>(happening: Value, secrets: readonly string[]): Value {
  return secrets.length === 0 ? happening : (maskMembers(happening, secrets, ASKED.has(happening.type)) as Value);
}

/** Their `output` is the schema of an answer, and nobody's words. */
const ASKED = new Set(['approval.requested', 'work.requested']);

function maskMembers(record: object, secrets: readonly string[], isAsked = false): object {
  const members = Object.entries(record).map(([name, member]: [string, unknown]) => {
    if (OWN.has(name) || (isAsked && name === 'output')) return [name, member];
    if (!INNER.has(name)) return [name, mask(member, secrets)];
    return [name, typeof member === 'object' && member !== null ? maskMembers(member, secrets) : member];
  });
  return Object.fromEntries(members) as object;
}

function mask(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), value);
  if (Array.isArray(value)) return value.map((item) => mask(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [mask(name, secrets) as string, mask(member, secrets)]),
  );
}
