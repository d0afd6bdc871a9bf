import type { Step } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { ancestorsOf } from '../../domain/visible.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';
import { any, type Shape, text } from '../templates/shapes.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';
import { whyAbsent } from './absence.ts';
import { Compilation } from './compilation.ts';
import type { ListedStep, StepList } from './lists.ts';
import { type Names, type Outputs, shapeOfOutput } from './names.ts';
import { checkInputs } from './input-faults.ts';
import { checkOrder, inOrder } from './order.ts';
import { compileUse } from './use.ts';
import type { Uses } from './uses.ts';
import { retryOf } from './modifiers.ts';
import { type Base, checkKeys, type Place, verbOf } from './verbs.ts';
import { WORK } from './work-steps.ts';

/** A playbook's steps, and which parts may not be played by the same role. */
export interface CompiledSteps {
  steps: Step[];
  finally: Step[];
  /** What the steps give, by their ids. */
  gives: Outputs;
  /** How many playbooks stand inside each other: 1 for one that uses none. */
  height: number;
  apart: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Checks what a schema can't say, and compiles conditions and texts. Collects every error. */
export function compileSteps(raw: PlaybookFile, yaml: YamlFile, uses: Uses): Result<CompiledSteps, Diagnostic[]> {
  const compilation = new Compilation(raw, yaml, uses);
  const { top, atEnd, repeats } = compilation.listing;
  for (const { path, first } of repeats) {
    const other = { path: [...first.path, 'id'], message: 'the first is here' };
    const hint = 'an id names one step of the whole playbook, in its loops and fans too';
    compilation.fault('duplicate-step', `there is already a step '${first.id}'`, [...path, 'id'], { hint, other });
  }
  checkInputs(raw, compilation);
  checkOrder(top, compilation);
  checkOrder(atEnd, compilation);
  const { steps, gives } = compileList(top, { outputs: () => new Map(), alone: new Set() }, compilation);
  const known = new Map([...gives].map(([id, { shape }]) => [id, { shape, absent: 'where the run failed before it' }]));
  const last = compileList(atEnd, { outputs: () => known, alone: new Set(), atEnd: true }, compilation);
  const { faults, apart, height } = compilation;
  return faults.length > 0 ? err(faults) : ok({ steps, finally: last.steps, gives, height, apart });
}

/** What a list of steps can read and name, before its first step. */
interface Surroundings {
  outputs(): Outputs;
  /** Parts of several roles that one of them plays here. */
  alone: ReadonlySet<string>;
  item?: Shape;
  /** The steps under `finally`. */
  atEnd?: true;
}

/** @returns the steps, and what each adds to the outputs for those that need it */
function compileList(list: StepList | undefined, around: Surroundings, compilation: Compilation) {
  const compiled = new Map<ListedStep, Step | Step[]>();
  const added = new Map<string, Outputs>();
  for (const step of list ? inOrder(list) : []) {
    // Gathered where a text or a condition asks for them: a step can read hundreds of others, and most read none.
    const outputs = once(() => {
      const before = [...ancestorsOf(step, step.list.steps)];
      return new Map([...around.outputs(), ...before.flatMap((id) => [...(added.get(id) ?? unknown(id))])]);
    });
    const place: Place = {
      path: step.path,
      names: namesFor(step, outputs, around, compilation),
      alone: around.alone,
      compilation,
    };
    const { made, gives } = compileStep(step, place, { ...around, outputs });
    if (made) compiled.set(step, made);
    added.set(step.id, gives);
  }
  const steps = (list?.steps ?? []).flatMap((step) => compiled.get(step) ?? []);
  return { steps, gives: new Map([...added.values()].flatMap((outputs) => [...outputs])) };
}

function once<T>(gather: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: gather() }).value;
}

/** What a step gives that is told of already, because it does not exist or does nothing: anything may be read of it. */
const unknown = (id: string): Outputs => new Map([[id, { shape: any }]]);

function compileStep(step: ListedStep, place: Place, around: Surroundings): { made?: Step | Step[]; gives: Outputs } {
  const { raw, needs } = step;
  const { path, names, compilation } = place;
  const verb = verbOf(raw, place);
  if (!verb) return { gives: unknown(raw.id) };
  checkKeys(raw, verb, place);
  const condition = raw.if === undefined ? undefined : compilation.condition(raw.if, [...path, 'if'], names);
  const retry = retryOf(raw, compilation);
  const base: Base = {
    id: raw.id,
    title: raw.title ?? raw.id,
    needs,
    ...(condition && { condition }),
    ...(retry && { retry }),
    ...(raw.effect && { effect: raw.effect }),
  };
  switch (verb) {
    case 'loop':
      return compileLoop(step, base, place, around);
    case 'each':
      return compileEach(step, base, place, around);
    case 'use':
      return { ...compileUse(raw, base, place) };
    default:
      return { made: WORK[verb](raw, base, place), gives: new Map([[raw.id, { shape: shapeOfOutput(raw) }]]) };
  }
}

function compileLoop(
  { raw, inner }: ListedStep,
  base: Base,
  { path, names, compilation }: Place,
  around: Surroundings,
) {
  const { max = 1, until = 'true', stall, exhausted = 'fail' } = raw.loop ?? {};
  const inside = { ...around, outputs: once(() => new Map([...around.outputs(), ...laterIn(inner)])) };
  const { steps, gives } = compileList(inner, inside, compilation);
  const after = { ...names, steps: once(() => new Map([...names.steps(), ...gives])) };
  const condition = compilation.condition(until, [...path, 'loop', 'until'], after);
  const stuck = stall === undefined ? undefined : compilation.value(stall, [...path, 'loop', 'stall'], after);
  const made: Step = { ...base, verb: 'loop', max, until: condition, exhausted, steps, ...(stuck && { stall: stuck }) };
  return { made, gives: new Map([...gives, [raw.id, { shape: shapeOfOutput(raw) }]]) };
}

/** From a loop's second round on, a step can read all of the round before. */
function laterIn(list: StepList | undefined): [string, { shape: Shape; absent: string }][] {
  return (list?.steps ?? []).flatMap(({ id, raw, inner }) => [
    // What an each gives depends on its steps, which are not compiled yet.
    [id, { shape: raw.each ? any : shapeOfOutput(raw), absent: 'in the first round' }],
    ...(raw.loop ? laterIn(inner) : []),
  ]);
}

function compileEach(
  { raw, inner }: ListedStep,
  base: Base,
  { path, names, compilation }: Place,
  around: Surroundings,
) {
  const { part, in: source = '[]', need = 'all', within } = raw.each ?? {};
  const item = part === undefined ? any : text;
  const meant = part === undefined ? [] : [compilation.fan(part, [...path, 'each', 'part'])];
  const alone = new Set([...around.alone, ...meant]);
  const { steps, gives } = compileList(inner, { ...around, alone, item }, compilation);
  const withinMs = compilation.duration(within);
  const made: Step = {
    ...base,
    verb: 'each',
    over:
      part === undefined
        ? { kind: 'list', items: compilation.list(source, [...path, 'each', 'in'], names) }
        : { kind: 'part', part },
    need,
    steps,
    ...(withinMs !== undefined && { withinMs }),
  };
  return { made, gives: new Map([[raw.id, { shape: shapeOfOutput(raw, gives, item) }]]) };
}

function namesFor(
  step: ListedStep,
  outputs: () => Outputs,
  { alone, item, atEnd }: Surroundings,
  { parts, inputs, listing }: Compilation,
): Names {
  const isOne = (part: string) => !parts.get(part)?.many || alone.has(part);
  return {
    inputs,
    parts: { one: [...parts.keys()].filter(isOne), many: [...parts.keys()].filter((part) => !isOne(part)) },
    steps: outputs,
    whyAbsent: (id) => {
      const wanted = listing.byId.get(id);
      return wanted && whyAbsent(wanted, step);
    },
    ...(item && { item }),
    ...(atEnd && { atEnd }),
  };
}
