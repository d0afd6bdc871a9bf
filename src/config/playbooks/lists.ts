import type { Playbook as PlaybookFile, Step as StepFile } from '../generated/playbook.ts';
import type { Path } from '../yaml/yaml-file.ts';

/** A list of steps: a playbook's own, or that of a loop or an each. */
export interface StepList {
  path: Path;
  steps: ListedStep[];
}

export interface ListedStep {
  id: string;
  raw: StepFile;
  path: Path;
  list: StepList;
  /** The steps of its list that it waits for: what it says itself, or else the one before it. */
  needs: string[];
  /** The loops and fans that it stands in, the outermost first. */
  blocks: readonly ListedStep[];
  /** The steps of a loop or an each. */
  inner?: StepList;
}

/** All lists of a playbook. A step whose id is taken is left out of them, so that no further mistakes follow from it. */
export interface Listing {
  top: StepList;
  /** What is done at the end, whatever happened. */
  atEnd: StepList;
  byId: ReadonlyMap<string, ListedStep>;
  repeats: readonly { path: Path; first: ListedStep }[];
}

export function listingOf({ steps, finally: atEnd = [] }: PlaybookFile): Listing {
  const byId = new Map<string, ListedStep>();
  const repeats: { path: Path; first: ListedStep }[] = [];
  return { top: listOf(steps, ['steps'], []), atEnd: listOf(atEnd, ['finally'], []), byId, repeats };

  function listOf(raw: readonly StepFile[], path: Path, blocks: readonly ListedStep[]): StepList {
    const list: StepList = { path, steps: [] };
    for (const [index, step] of raw.entries()) {
      const first = byId.get(step.id);
      if (first) repeats.push({ path: [...path, index], first });
      else list.steps.push(listed(step, [...path, index], list, blocks));
    }
    return list;
  }

  function listed(raw: StepFile, path: Path, list: StepList, blocks: readonly ListedStep[]): ListedStep {
    const before = list.steps.at(-1)?.id;
    const needs = raw.needs ?? (before === undefined ? [] : [before]);
    const step: ListedStep = { id: raw.id, raw, path, list, needs, blocks };
    byId.set(raw.id, step);
    const block = raw.loop ? 'loop' : 'each';
    const body = raw[block]?.steps;
    if (body) step.inner = listOf(body, [...path, block, 'steps'], [...blocks, step]);
    return step;
  }
}
