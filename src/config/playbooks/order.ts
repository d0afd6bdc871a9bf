import { ancestorsOf } from '../../domain/visible.ts';
import { hintFor, nearest } from '../diagnostics/suggest.ts';
import type { Compilation } from './compilation.ts';
import type { ListedStep, StepList } from './lists.ts';

/** Checks what the steps of a list wait for, and those of the lists inside it. */
export function checkOrder(list: StepList, compilation: Compilation): void {
  for (const step of list.steps) step.needs = step.needs.map((need, at) => checkedNeed(need, at, step, compilation));
  reportCircle(list, compilation);
  for (const { inner } of list.steps) if (inner) checkOrder(inner, compilation);
}

/** @returns what was probably meant, so that no further mistakes follow from this one */
function checkedNeed(need: string, at: number, step: ListedStep, compilation: Compilation): string {
  const { path, list } = step;
  if (list.steps.some(({ id }) => id === need)) return need;
  const others = list.steps.filter((other) => other !== step).map(({ id }) => id);
  const elsewhere = compilation.listing.byId.get(need);
  const block = elsewhere?.blocks.find((outer) => outer.list === list && outer !== step);
  const message = elsewhere ? `step '${need}' is in another list of steps` : `there is no step '${need}'`;
  const hint =
    elsewhere && topOf(elsewhere) !== topOf(step)
      ? 'the steps under finally run after all others'
      : block
        ? `a step needs steps of its own list: need '${block.id}', which '${need}' is in`
        : elsewhere
          ? 'a step needs steps of its own list; what its loop or each needs is done before it too'
          : hintFor(need, others, 'the steps of its list are');
  compilation.fault('unknown-step', message, [...path, 'needs', at], { hint });
  const before = others.slice(0, list.steps.indexOf(step));
  return block?.id ?? nearest(need, before) ?? need;
}

/** The playbook's own steps, or those under finally. */
const topOf = (step: ListedStep) => (step.blocks[0] ?? step).list;

/** One circle is told at a time: the mend of one often mends the next. */
function reportCircle({ steps }: StepList, compilation: Compilation): void {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const circle = steps.map((step) => circleThrough(step, byId)).find((found) => found !== undefined);
  const first = circle?.[0];
  if (!circle || !first) return;
  const at = first.needs.indexOf(circle[1]?.id ?? first.id);
  const place = [...first.path, 'needs', at];
  if (circle.length === 1) {
    const hint = 'it could never begin: take it out';
    return compilation.fault('step-cycle', `step '${first.id}' needs itself`, place, { hint });
  }
  const message = `steps need each other in a circle: ${[...circle, first].map(({ id }) => id).join(' → ')}`;
  // Who looks for the circle in the file does not find what is not written there.
  const silent = circle.find(({ raw }) => raw.needs === undefined);
  const hint = silent
    ? `'${silent.id}' has no needs, so it waits for the step before it: take a need out, or give it needs: []`
    : 'none of them could ever begin: take one of these needs out';
  compilation.fault('step-cycle', message, place, { hint });
}

/** The shortest way from a step back to itself. */
function circleThrough(start: ListedStep, byId: ReadonlyMap<string, ListedStep>): ListedStep[] | undefined {
  /** The steps that were met, each with the one that needs it. */
  const metFrom = new Map<ListedStep, ListedStep | undefined>([[start, undefined]]);
  for (const [step] of metFrom) {
    for (const id of step.needs) {
      const need = byId.get(id);
      if (need === start) return trailTo(step, metFrom);
      if (need && !metFrom.has(need)) metFrom.set(need, step);
    }
  }
  return undefined;
}

function trailTo(step: ListedStep, metFrom: ReadonlyMap<ListedStep, ListedStep | undefined>): ListedStep[] {
  const before = metFrom.get(step);
  return before ? [...trailTo(before, metFrom), step] : [step];
}

/** The steps of a list, each after those it needs; where they go in a circle, which is told, in any order. */
export function inOrder({ steps }: StepList): ListedStep[] {
  const depth = new Map(steps.map((step) => [step, ancestorsOf(step, steps).size]));
  return [...steps].sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0));
}
