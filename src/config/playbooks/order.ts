import type { Step as StepFile } from '../generated/playbook.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import type { Path } from '../yaml/yaml-file.ts';
import type { Compilation } from './compilation.ts';

/** What each step of a list waits for: what it says under `needs`, or else the step before it. */
export function orderOf(steps: readonly StepFile[], path: Path, compilation: Compilation): Map<string, string[]> {
  const ids = steps.map(({ id }) => id);
  const order = new Map<string, string[]>();
  for (const [index, { id, needs }] of steps.entries()) {
    const before = ids[index - 1];
    order.set(id, needs ?? (before === undefined ? [] : [before]));
    for (const [at, need] of (needs ?? []).entries()) {
      if (ids.includes(need)) continue;
      const elsewhere = compilation.stepIds.has(need);
      const message = elsewhere ? `step '${need}' is in another list of steps` : `there is no step '${need}'`;
      const hint = elsewhere
        ? 'a step needs steps of its own list: need the loop or each that they are in'
        : hintFor(need, ids, 'the steps are');
      compilation.fault('unknown-step', message, [...path, index, 'needs', at], { hint });
    }
  }
  reportCircle(steps, path, order, compilation);
  return order;
}

/** One circle is told at a time: the mend of one often mends the next. */
function reportCircle(
  steps: readonly StepFile[],
  path: Path,
  order: Map<string, string[]>,
  compilation: Compilation,
): void {
  const circle = steps.map(({ id }) => circleThrough(id, order)).find((found) => found !== undefined);
  if (!circle) return;
  const [first = ''] = circle;
  const index = steps.findIndex(({ id }) => id === first);
  const message =
    circle.length === 1
      ? `step '${first}' needs itself`
      : `steps need each other in a circle: ${[...circle, first].join(' → ')}`;
  const place = steps[index]?.needs ? [...path, index, 'needs'] : [...path, index];
  compilation.fault('step-cycle', message, place, { hint: 'none of them could ever run: take one of these needs out' });
}

/** The shortest way from a step back to itself. */
function circleThrough(start: string, order: ReadonlyMap<string, string[]>): string[] | undefined {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (const trail of queue) {
    for (const need of order.get(trail.at(-1) ?? '') ?? []) {
      if (need === start) return trail;
      if (seen.has(need)) continue;
      seen.add(need);
      queue.push([...trail, need]);
    }
  }
  return undefined;
}
