import type { Step } from '../../domain/playbook.ts';
import type { Step as StepFile } from '../generated/playbook.ts';
import type { Path } from '../yaml/yaml-file.ts';
import type { Compilation } from './compilation.ts';
import type { Names } from './names.ts';

/** Where a step stands, and what can be named there. */
export interface Place {
  path: Path;
  names: Names;
  alone: ReadonlySet<string>;
  compilation: Compilation;
}

const VERBS = 'agent run verify approve handoff message wait use loop each'.split(' ') as readonly Verb[];
export type Verb = Step['verb'];
/** What every step has. */
export type Base = Pick<Step, 'id' | 'title' | 'needs' | 'condition' | 'retry' | 'effect'>;

/** Keys that only some verbs have. */
const KEYS: Readonly<Partial<Record<keyof StepFile, readonly Verb[]>>> = {
  prompt: ['agent'],
  not: ['agent'],
  session: ['agent'],
  budget_usd: ['agent'],
  part: ['run'],
  env: ['run'],
  access: ['agent', 'run'],
  output: ['agent', 'run'],
  workspace: ['agent', 'run'],
  timeout: ['agent', 'run', 'wait'],
  idle: ['agent', 'run'],
  retry: ['agent', 'run', 'verify'],
  effect: ['agent', 'run'],
  with: ['use'],
  parts: ['use'],
};

/** The one verb of a step; undefined, and told, where it has none or several. */
export function verbOf(raw: StepFile, { path, compilation }: Place): Verb | undefined {
  const verbs = VERBS.filter((name) => raw[name] !== undefined);
  const [verb, second] = verbs;
  if (verb !== undefined && second === undefined) return verb;
  if (second === undefined) {
    const hint = `give it one of ${VERBS.join(', ')}`;
    compilation.fault('step-verb', `step '${raw.id}' does nothing`, [...path, 'id'], { hint });
  } else {
    // The one that is written first says what the step is for.
    const [first = second, ...others] = Object.keys(raw).filter((key) => verbs.some((name) => name === key));
    const message = `step '${raw.id}' has ${first} already, and can't have ${others.join(' and ')} as well`;
    const hint = 'a step does one thing: make a step of its own for each';
    compilation.fault('step-verb', message, [...path, others[0] ?? second], { hint, what: 'key' });
  }
  return undefined;
}

/** A key that its verb does not read would be believed and do nothing. */
export function checkKeys(raw: StepFile, verb: Verb, { path, compilation }: Place): void {
  for (const [key, verbs] of Object.entries(KEYS) as [keyof StepFile, readonly Verb[]][]) {
    if (raw[key] === undefined || verbs.includes(verb)) continue;
    const message = `${key} belongs to a step with ${either(verbs)}, and step '${raw.id}' has ${verb}`;
    compilation.fault('wrong-key', message, [...path, key], { what: 'key', hint: 'take it out' });
  }
}

/** `agent, run or wait` */
const either = (verbs: readonly Verb[]) => verbs.join(', ').replace(/, (\w+)$/, ' or $1');
