import { finding, type Check } from './check.ts';
import type { LayerOutline, Outline, Word } from '../outline.ts';

/** Layers that need each other could never be verified in an order. */
export const layerOrder: Check = (outline) => {
  const layers = new Map(outline.layers.map((layer) => [layer.id, layer]));
  const told = new Set<string>();
  return outline.layers.flatMap((layer) => {
    const circle = circleThrough(layer, layers);
    const key = circle
      ?.map((word) => word.text)
      .sort()
      .join();
    if (!circle || key === undefined || told.has(key)) return [];
    told.add(key);
    return [circleFinding(outline, layer, circle)];
  });
};

function circleFinding(outline: Outline, layer: LayerOutline, circle: Word[]) {
  const [first, ...rest] = circle;
  if (rest.length === 0) {
    const message = `layer '${layer.id}' needs itself`;
    return finding(outline, first?.path ?? layer.path, { code: 'layer-cycle', message, hint: 'remove the entry' });
  }
  return finding(outline, first?.path ?? layer.path, {
    code: 'layer-cycle',
    message: `layers need each other in a circle: ${[layer.id, ...circle.map((word) => word.text)].join(' → ')}`,
    hint: 'take one of these needs out',
    related: rest.map((word, index) => ({
      path: word.path,
      message: `'${circle[index]?.text}' needs '${word.text}' here`,
    })),
  });
}

/** The shortest way from a layer back to itself, as the words that lead on. */
function circleThrough(start: LayerOutline, layers: ReadonlyMap<string, LayerOutline>): Word[] | undefined {
  const queue: Word[][] = start.needs.map((word) => [word]);
  const seen = new Set<string>();
  for (const trail of queue) {
    const last = trail.at(-1)?.text ?? '';
    if (last === start.id) return trail;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const word of layers.get(last)?.needs ?? []) queue.push([...trail, word]);
  }
  return undefined;
}

/** A layer without verifiers is passed by everything, which nobody means who writes `must_pass`. */
export const layersHaveChecks: Check = (outline) => {
  const verified = new Set(outline.verifiers.map(({ layer }) => layer));
  const empty = new Set(outline.layers.filter(({ id }) => !verified.has(id)).map(({ id }) => id));
  return outline.roles.flatMap((role) =>
    role.mustPass
      .filter((word) => empty.has(word.text))
      .map((word) =>
        finding(outline, word.path, {
          severity: 'warning',
          code: 'no-checks',
          message: `layer '${word.text}' has no checks, so passing it proves nothing`,
          hint: `add checks, contracts, benchmarks or gates to layers.${word.text}, or take it out of must_pass`,
        }),
      ),
  );
};
