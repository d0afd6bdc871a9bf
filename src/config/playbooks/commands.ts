import type { RunStep, WaitStep } from '../../domain/playbook.ts';
import type { Step as StepFile } from '../generated/playbook.ts';
import type { Path } from '../yaml/yaml-file.ts';
import type { Compilation } from './compilation.ts';
import { limitsOf, textsOf, workspaceOf } from './modifiers.ts';
import type { Base, Place } from './verbs.ts';

/** How long a command may take where its step does not say, in milliseconds: as a check of a layer. */
const RUN_TIMEOUT_MS = 10 * 60_000;
const WAIT_EVERY_MS = 30_000;

export function runStep(raw: StepFile, base: Base, { path, names, alone, compilation }: Place): RunStep {
  const command = raw.run ?? '';
  for (const value of valuesIn(command)) refuseValue(value, adviceFor(value.found), [...path, 'run'], compilation);
  checkEnv(raw, path, compilation);
  if (raw.part === undefined) missingPart(raw, [...path, 'run'], 'part: PART', compilation);
  return {
    ...base,
    verb: 'run',
    part: compilation.part(raw.part, [...path, 'part'], alone),
    command,
    env: textsOf(raw.env, [...path, 'env'], names, compilation),
    access: raw.access ?? 'read',
    workspace: workspaceOf(raw, path, compilation),
    limits: { timeoutMs: RUN_TIMEOUT_MS, ...limitsOf(raw, compilation) },
    ...(raw.output && { output: compilation.outputSchema(raw.output, [...path, 'output']) }),
  };
}

export function waitStep(raw: StepFile, base: Base, { path, alone, compilation }: Place): WaitStep {
  const { for: time, run: command, part, every } = raw.wait ?? {};
  const forMs = compilation.duration(time);
  const here = [...path, 'wait'];
  if (command !== undefined) {
    for (const value of valuesIn(command)) refuseValue(value, WAIT_ADVICE, [...here, 'run'], compilation);
    if (part === undefined) missingPart(raw, [...here, 'run'], 'wait: { part: PART, … }', compilation);
  } else {
    for (const key of ['part', 'every'] as const)
      if (raw.wait?.[key] !== undefined) idleKey(raw, key, [...here, key], compilation);
    if (raw.timeout !== undefined) idleKey(raw, 'timeout', [...path, 'timeout'], compilation);
  }
  return {
    ...base,
    verb: 'wait',
    everyMs: compilation.duration(every) ?? WAIT_EVERY_MS,
    limits: limitsOf(raw, compilation),
    ...(forMs !== undefined && { forMs }),
    ...(command !== undefined && { command }),
    ...(part !== undefined && { part: compilation.part(part, [...here, 'part'], alone) }),
  };
}

function idleKey({ id }: StepFile, key: string, path: Path, compilation: Compilation): void {
  const message = `${key} belongs to a wait for a command, and step '${id}' waits for a time`;
  compilation.fault('wrong-key', message, path, { what: 'key', hint: 'take it out' });
}

function missingPart({ id }: StepFile, path: Path, how: string, compilation: Compilation): void {
  const hint = `say in whose worktree: ${how}`;
  compilation.fault('missing-part', `step '${id}' runs a command and has no part`, path, { hint, what: 'key' });
}

/** What is put into a shell's text is run by the shell, whoever wrote it. */
function refuseValue({ found, at }: BracedText, hint: string, path: Path, compilation: Compilation): void {
  const message = `a value would become part of a shell command: ${found.replaceAll(/\s+/g, ' ').trim()}`;
  compilation.within('text-in-run', message, path, at, found.trimEnd().length, hint);
}

interface BracedText {
  found: string;
  /** Where in the command it begins. */
  at: number;
}

const valuesIn = (command: string): BracedText[] =>
  Array.from(command.matchAll(/\{\{+[^{}]*\}*/g), ({ 0: found, index: at }) => ({ found, at }));

function adviceFor(found: string): string {
  // Go's templates, of docker and others, begin so, and no text of ours does.
  if (/^\{\{-?\s*[.$]/.test(found))
    return `if the command itself is to read the braces: env: { FORMAT: '\\${found.trim()}' }, and "$FORMAT" in the command`;
  const value = found.includes('"') ? `'${asText(found)}'` : `"${asText(found)}"`;
  return `hand it over as a variable: env: { VALUE: ${value} }, and "$VALUE" in the command`;
}

const WAIT_ADVICE = 'a command that is waited for is given no values: let a step with run before it write them down';

function checkEnv(raw: StepFile, path: Path, compilation: Compilation): void {
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
