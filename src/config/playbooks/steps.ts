import type { Step } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { ancestorsOf } from '../../domain/visible.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Playbook as PlaybookFile, Step as StepFile } from '../generated/playbook.ts';
import { any, type Shape, text } from '../templates/shapes.ts';
import type { Path, YamlFile } from '../yaml/yaml-file.ts';
import { Compilation } from './compilation.ts';
import { type Names, shapeOfOutput } from './names.ts';
import { orderOf } from './order.ts';
import { checkKeys, type Place, verbOf, WORK } from './verbs.ts';

/** A playbook's steps, and which parts may not be played by the same role. */
export interface CompiledSteps {
  steps: Step[];
  apart: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Checks what a schema can't say, and compiles conditions and texts. Collects every error. */
export function compileSteps(raw: PlaybookFile, yaml: YamlFile): Result<CompiledSteps, Diagnostic[]> {
  const compilation = new Compilation(raw, yaml);
  const { steps } = compileList(raw.steps, ['steps'], { outputs: new Map(), alone: new Set() }, compilation);
  reportDuplicates(raw.steps, ['steps'], new Set(), compilation);
  return compilation.faults.length > 0 ? err(compilation.faults) : ok({ steps, apart: compilation.apart });
}

/** What a list of steps can read and name, before its first step. */
interface Surroundings {
  outputs: ReadonlyMap<string, Shape>;
  /** Parts of several roles that one of them plays here. */
  alone: ReadonlySet<string>;
  item?: Shape;
}

/** @returns the steps, and what each adds to the outputs for those that need it */
function compileList(raw: readonly StepFile[], path: Path, around: Surroundings, compilation: Compilation) {
  const order = orderOf(raw, path, compilation);
  const steps: Step[] = [];
  const added = new Map<string, Map<string, Shape>>();
  const bare = raw.map(({ id }) => ({ id, needs: order.get(id) ?? [] })) as Step[];
  for (const index of inOrder(bare)) {
    const step = raw[index];
    if (!step) continue;
    const before = ancestorsOf({ needs: order.get(step.id) ?? [] }, bare);
    const outputs = new Map([...around.outputs, ...[...before].flatMap((id) => [...(added.get(id) ?? [])])]);
    const names = namesFor(step, outputs, before, bare, around, compilation);
    const place: Place = { path: [...path, index], names, alone: around.alone, compilation };
    const { compiled, gives } = compileStep(step, order.get(step.id) ?? [], place, { ...around, outputs });
    if (compiled) steps.push(compiled);
    added.set(step.id, gives);
  }
  const position = new Map(raw.map(({ id }, index) => [id, index]));
  steps.sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
  return { steps, gives: new Map([...added.values()].flatMap((outputs) => [...outputs])) };
}

/** The steps' places, each after those it needs; what is in a circle comes last. */
function inOrder(steps: readonly Step[]): number[] {
  const depth = steps.map((step) => ancestorsOf(step, steps).size);
  return steps.map((_, index) => index).sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
}

function compileStep(raw: StepFile, needs: string[], place: Place, around: Surroundings) {
  const { path, names, compilation } = place;
  const verb = verbOf(raw, place);
  if (!verb) return { compiled: undefined, gives: new Map([[raw.id, any]]) };
  checkKeys(raw, verb, place);
  const condition = raw.if === undefined ? undefined : compilation.condition(raw.if, [...path, 'if'], names);
  const base = { id: raw.id, title: raw.title ?? raw.id, needs, ...(condition && { condition }) };
  switch (verb) {
    case 'loop':
      return compileLoop(raw, base, place, around);
    case 'each':
      return compileEach(raw, base, place, around);
    default:
      return { compiled: WORK[verb](raw, base, place), gives: new Map([[raw.id, shapeOfOutput(raw, new Map())]]) };
  }
}

type Base = Pick<Step, 'id' | 'title' | 'needs' | 'condition'>;

function compileLoop(raw: StepFile, base: Base, { path, names, compilation }: Place, around: Surroundings) {
  const { max = 1, until = 'true', steps: body = [] } = raw.loop ?? {};
  // In a later round the steps of the round before have outputs: a text asks for them with #if, CEL with has().
  const earlier = body.map((step) => [step.id, shapeOfOutput(step, new Map())] as const);
  const inside = { ...around, outputs: new Map([...around.outputs, ...earlier]) };
  const { steps, gives } = compileList(body, [...path, 'loop', 'steps'], inside, compilation);
  const after = { ...names, steps: new Map([...names.steps, ...gives]), absent: without(names.absent, gives.keys()) };
  const condition = compilation.condition(until, [...path, 'loop', 'until'], after);
  const compiled: Step = { ...base, verb: 'loop', max, until: condition, steps };
  return { compiled, gives: new Map([...gives, [raw.id, shapeOfOutput(raw, gives)]]) };
}

function compileEach(raw: StepFile, base: Base, place: Place, around: Surroundings) {
  const { path, names, compilation } = place;
  const { part, in: source = '[]', need = 'all', within, steps: body = [] } = raw.each ?? {};
  const item = part === undefined ? any : text;
  if (part !== undefined) checkFan(part, path, compilation);
  const alone = part === undefined ? around.alone : new Set([...around.alone, part]);
  const inside = { outputs: around.outputs, alone, item };
  const { steps, gives } = compileList(body, [...path, 'each', 'steps'], inside, compilation);
  const withinMs = compilation.duration(within);
  const compiled: Step = {
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
  return { compiled, gives: new Map([[raw.id, shapeOfOutput(raw, gives, item)]]) };
}

function checkFan(part: string, path: Path, compilation: Compilation): void {
  const declared = compilation.parts.get(part);
  const place = [...path, 'each', 'part'];
  if (!declared) compilation.part(part, place, new Set());
  else if (!declared.many)
    compilation.fault('part-of-one', `part '${part}' is played by one role, so there is nothing to spread`, place, {
      hint: `let several play it: parts: { ${part}: { many: true, … } }`,
    });
}

function namesFor(
  step: StepFile,
  outputs: ReadonlyMap<string, Shape>,
  before: ReadonlySet<string>,
  list: readonly Step[],
  { alone, item }: Surroundings,
  { parts, inputs, stepIds }: Compilation,
): Names {
  const isOne = (part: string) => !parts.get(part)?.many || alone.has(part);
  const absent = [...stepIds].flatMap(([id, { each }]) =>
    outputs.has(id) || before.has(id) ? [] : [[id, whyAbsent(id, each, step, list)] as const],
  );
  return {
    inputs,
    parts: { one: [...parts.keys()].filter(isOne), many: [...parts.keys()].filter((part) => !isOne(part)) },
    steps: outputs,
    absent: new Map(absent),
    ...(item && { item }),
  };
}

function whyAbsent(id: string, each: string | undefined, step: StepFile, list: readonly Step[]): string {
  if (id === step.id) return 'a step cannot read its own output';
  const other = list.find((candidate) => candidate.id === id);
  if (other && ancestorsOf(other, list).has(step.id)) return `step '${id}' runs after step '${step.id}'`;
  if (other) return `step '${id}' runs beside step '${step.id}': name it under needs`;
  if (each !== undefined && each !== id)
    return `step '${id}' is done once for each branch of '${each}': read steps.${each}.output.done after it`;
  return `step '${id}' does not run before step '${step.id}'`;
}

function without(absent: ReadonlyMap<string, string>, ids: Iterable<string>): Map<string, string> {
  const rest = new Map(absent);
  for (const id of ids) rest.delete(id);
  return rest;
}

function reportDuplicates(steps: readonly StepFile[], path: Path, seen: Set<string>, compilation: Compilation): void {
  for (const [index, step] of steps.entries()) {
    const here = [...path, index];
    if (seen.has(step.id)) compilation.fault('duplicate-step', `there is already a step '${step.id}'`, [...here, 'id']);
    seen.add(step.id);
    for (const block of ['loop', 'each'] as const) {
      reportDuplicates(step[block]?.steps ?? [], [...here, block, 'steps'], seen, compilation);
    }
  }
}
