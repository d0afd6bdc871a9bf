import type {
  AgentStep,
  ApproveStep,
  HandoffStep,
  RunStep,
  Step,
  StepLimits,
  Text,
  VerifyStep,
} from '../../domain/playbook.ts';
import { hintFor } from '../diagnostics/suggest.ts';
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

const VERBS = ['agent', 'run', 'verify', 'approve', 'handoff', 'loop', 'each'] as const;
type Verb = (typeof VERBS)[number];
type Base = Pick<Step, 'id' | 'title' | 'needs' | 'condition'>;

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
  timeout: ['agent', 'run'],
  idle: ['agent', 'run'],
};

/** How long a command may take where its step does not say, in milliseconds: as a check of a layer. */
const RUN_TIMEOUT_MS = 10 * 60_000;

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
    const message = `${key} belongs to a step with ${verbs.join(' or ')}, and step '${raw.id}' has ${verb}`;
    compilation.fault('wrong-key', message, [...path, key], { what: 'key', hint: 'take it out' });
  }
}

/** The steps that do something themselves. */
export const WORK: Record<Exclude<Verb, 'loop' | 'each'>, (raw: StepFile, base: Base, place: Place) => Step> = {
  agent: agentStep,
  run: runStep,
  verify: verifyStep,
  approve: approveStep,
  handoff: handoffStep,
};

function agentStep(raw: StepFile, base: Base, { path, names, alone, compilation }: Place): AgentStep {
  const part = compilation.part(raw.agent, [...path, 'agent'], alone);
  if (raw.not !== undefined) keepApart(part, raw.not, path, compilation);
  if (raw.prompt === undefined) {
    const hint = 'say what is to be done: prompt: |';
    const message = `step '${raw.id}' asks an agent and has no prompt`;
    compilation.fault('missing-prompt', message, [...path, 'agent'], { hint, what: 'key' });
  }
  return {
    ...base,
    verb: 'agent',
    part,
    prompt: compilation.text(raw.prompt ?? '', [...path, 'prompt'], names),
    access: raw.access ?? 'write',
    session: raw.session ?? 'fresh',
    limits: limitsOf(raw, compilation),
    ...(raw.output && { output: compilation.outputSchema(raw.output, [...path, 'output']) }),
    ...(raw.budget_usd !== undefined && { budgetUsd: raw.budget_usd }),
  };
}

function keepApart(part: string, other: string, path: Path, compilation: Compilation): void {
  if (!compilation.parts.has(other)) {
    compilation.part(other, [...path, 'not'], new Set([other]));
  } else if (part === other) {
    const hint = 'name the part whose work is judged here';
    compilation.fault('not-itself', `part '${part}' can't be kept apart from itself`, [...path, 'not'], { hint });
  } else {
    compilation.apart.set(part, new Set([...(compilation.apart.get(part) ?? []), other]));
  }
}

function runStep(raw: StepFile, base: Base, { path, names, alone, compilation }: Place): RunStep {
  const command = raw.run ?? '';
  checkCommand(raw, command, path, compilation);
  if (raw.part === undefined) {
    const hint = 'say in whose worktree: part: PART';
    const message = `step '${raw.id}' runs a command and has no part`;
    compilation.fault('missing-part', message, [...path, 'run'], { hint, what: 'key' });
  }
  return {
    ...base,
    verb: 'run',
    part: compilation.part(raw.part, [...path, 'part'], alone),
    command,
    env: textsOf(raw.env, [...path, 'env'], names, compilation),
    access: raw.access ?? 'read',
    limits: { timeoutMs: RUN_TIMEOUT_MS, ...limitsOf(raw, compilation) },
    ...(raw.output && { output: compilation.outputSchema(raw.output, [...path, 'output']) }),
  };
}

/** What is put into a shell's text is run by the shell, whoever wrote it. */
function checkCommand(raw: StepFile, command: string, path: Path, compilation: Compilation): void {
  for (const { 0: found, index } of command.matchAll(/\{\{+[^{}]*\}*/g)) {
    const message = `a value would become part of a shell command: ${found.replaceAll(/\s+/g, ' ').trim()}`;
    const value = found.includes('"') ? `'${asText(found)}'` : `"${asText(found)}"`;
    const hint = `hand it over as a variable: env: { VALUE: ${value} }, and "$VALUE" in the command`;
    compilation.within('text-in-run', message, [...path, 'run'], index, found.trimEnd().length, hint);
  }
  for (const name of Object.keys(raw.env ?? {}).filter((name) => name.startsWith('COORD_'))) {
    const message = `${name} can't be set: variables that begin with COORD_ are coord's own`;
    const hint = 'choose another name';
    compilation.fault('reserved-variable', message, [...path, 'env', name], { hint, what: 'key' });
  }
}

/** How the value is written in a text of its own; what begins a block means nothing alone. */
function asText(found: string): string {
  const [, value] = /^\{\{\{?~?\s*([\w@][^~{}]*?)\s*~?\}\}/.exec(found) ?? [];
  return `{{${value?.replaceAll(/\s+/g, ' ') ?? '…'}}}`;
}

function verifyStep(raw: StepFile, base: Base, { path, alone, compilation }: Place): VerifyStep {
  const part = compilation.part(raw.verify?.part, [...path, 'verify', 'part'], alone);
  return { ...base, verb: 'verify', part };
}

function approveStep(raw: StepFile, base: Base, { path, names, compilation }: Place): ApproveStep {
  const question = compilation.text(raw.approve?.question ?? '', [...path, 'approve', 'question'], names);
  return { ...base, verb: 'approve', question };
}

function handoffStep(raw: StepFile, base: Base, { path, names, alone, compilation }: Place): HandoffStep {
  const { from, to, fields, required = [] } = raw.handoff ?? {};
  for (const [index, field] of required.entries()) {
    if (fields && Object.hasOwn(fields, field)) continue;
    const message = `field '${field}' is required and not among the fields`;
    const hint = hintFor(field, Object.keys(fields ?? {}), 'the fields are');
    compilation.fault('missing-field', message, [...path, 'handoff', 'required', index], { hint });
  }
  return {
    ...base,
    verb: 'handoff',
    from: compilation.part(from, [...path, 'handoff', 'from'], alone),
    to: compilation.part(to, [...path, 'handoff', 'to'], alone),
    fields: textsOf(fields, [...path, 'handoff', 'fields'], names, compilation),
    required,
  };
}

function textsOf(
  texts: Record<string, string> | undefined,
  path: Path,
  names: Names,
  compilation: Compilation,
): Record<string, Text> {
  const compiled = Object.entries(texts ?? {}).map(
    ([name, source]) => [name, compilation.text(source, [...path, name], names)] as const,
  );
  return Object.fromEntries(compiled);
}

function limitsOf(raw: StepFile, compilation: Compilation): StepLimits {
  const timeoutMs = compilation.duration(raw.timeout);
  const idleMs = compilation.duration(raw.idle);
  return { ...(timeoutMs !== undefined && { timeoutMs }), ...(idleMs !== undefined && { idleMs }) };
}
