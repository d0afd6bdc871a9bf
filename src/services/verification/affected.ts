import { filesOf, type FlowSpec, type LayerSpec } from './specs.ts';
import { inOrder } from './order.ts';

/** Layers that a change concerns, with why, in the config's order. */
export type Affected = Map<string, string>;

/**
 * The layers whose files have changed, or files that their verifiers read, and those that need them: what is below
 * them may be broken by it. A layer that does not say which files are its own is always among them.
 */
export function affectedLayers(layers: readonly LayerSpec[], changed: readonly string[]): Affected {
  const own = new Map(layers.map((layer) => [layer.id, changeOf(layer, changed)]));
  return new Map(
    layers.flatMap((layer): [string, string][] => {
      const why = own.get(layer.id);
      if (why !== undefined) return [[layer.id, why]];
      const below = inOrder(layers, [layer.id]).find(({ id }) => own.get(id) !== undefined);
      return below ? [[layer.id, `it needs ${below.id}`]] : [];
    }),
  );
}

function changeOf({ holds, checks }: LayerSpec, changed: readonly string[]): string | undefined {
  if (!holds) return 'it has no paths';
  const files = new Set(checks.flatMap(filesOf));
  const path = changed.find((one) => holds(one) || files.has(one));
  return path === undefined ? undefined : `${path} has changed`;
}

/**
 * Tells files that are no layer's, and that no verifier says it reads: a lockfile, a script, a compiler's settings. Any command
 * may read them, so that they are as much a part of every layer as its own files.
 * @param apart paths that are looked at by themselves
 */
export function commonFiles(
  layers: readonly LayerSpec[],
  flows: readonly FlowSpec[],
  apart: readonly string[],
): (path: string) => boolean {
  const named = new Set([
    ...apart,
    ...layers.flatMap(({ checks }) => checks.flatMap(filesOf)),
    ...flows.flatMap(filesOf),
  ]);
  return (path) => !named.has(path) && !layers.some(({ holds }) => holds?.(path));
}

/** The flows that go through a layer that is verified, or whose own files have changed. */
export function affectedFlows(
  flows: readonly FlowSpec[],
  layers: ReadonlySet<string>,
  changed: readonly string[],
): FlowSpec[] {
  return flows.filter(
    (flow) => flow.steps.some(({ layer }) => layers.has(layer)) || filesOf(flow).some((file) => changed.includes(file)),
  );
}

/** The flows that go through none but these layers and what they need. */
export function flowsWithin(
  flows: readonly FlowSpec[],
  layers: readonly LayerSpec[],
  wanted: readonly string[],
): FlowSpec[] {
  const ids = new Set(inOrder(layers, wanted).map(({ id }) => id));
  return flows.filter(({ steps }) => steps.every(({ layer }) => ids.has(layer)));
}
