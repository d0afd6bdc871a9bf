import { entriesOf, itemsOf, type Word, word } from './outline-words.ts';
import { valueAt } from './yaml/value-at.ts';
import type { Path } from './yaml/yaml-file.ts';

export type VerifierList = 'checks' | 'contracts' | 'benchmarks' | 'gates';

/** One verifier of a layer, as it is written. */
export interface VerifierOutline {
  layer: string;
  list: VerifierList;
  path: Path;
  name: Word | undefined;
  keys: ReadonlySet<string>;
  /** Those of `min`, `max` that are numbers. */
  min: number | undefined;
  max: number | undefined;
  pattern: Word | undefined;
}

/** A step of a flow. */
export interface FlowStepOutline {
  path: Path;
  layer: Word | undefined;
  contract: Word | undefined;
  keys: ReadonlySet<string>;
}

const LISTS: readonly VerifierList[] = ['checks', 'contracts', 'benchmarks', 'gates'];
const FILES = ['input', 'example', 'output', 'file'];

export function verifiersOf(root: unknown): VerifierOutline[] {
  return entriesOf(root, ['layers']).flatMap(({ key, path: layer }) =>
    LISTS.flatMap((list) =>
      itemsOf(root, [...layer, list]).map(({ path }) => ({
        layer: key,
        list,
        path,
        name: word(root, [...path, 'name'])[0],
        keys: keysAt(root, path),
        min: numberAt(root, [...path, 'min']),
        max: numberAt(root, [...path, 'max']),
        pattern: word(root, [...path, 'pattern'])[0],
      })),
    ),
  );
}

export function flowStepsOf(root: unknown): FlowStepOutline[] {
  return entriesOf(root, ['flows']).flatMap(({ path: flow }) =>
    itemsOf(root, [...flow, 'steps']).map(({ path }) => ({
      path,
      layer: word(root, [...path, 'layer'])[0],
      contract: word(root, [...path, 'contract'])[0],
      keys: keysAt(root, path),
    })),
  );
}

/** Every file that a verifier reads, relative to the config. */
export function verifierFiles(root: unknown): Word[] {
  const flows = entriesOf(root, ['flows']).flatMap(({ path }) => word(root, [...path, 'data']));
  const places = [...verifiersOf(root), ...flowStepsOf(root)].map(({ path }) => path);
  return [...flows, ...places.flatMap((path) => FILES.flatMap((file) => word(root, [...path, file])))];
}

function keysAt(root: unknown, path: Path): ReadonlySet<string> {
  return new Set(entriesOf(root, path).map(({ key }) => key));
}

function numberAt(root: unknown, path: Path): number | undefined {
  const value = valueAt(root, path);
  return typeof value === 'number' ? value : undefined;
}
