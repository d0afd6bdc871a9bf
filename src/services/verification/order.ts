import type { LayerSpec } from './specs.ts';

/** The wanted layers with all they need, needed ones first. The config has no cycles: they are load errors. */
export function inOrder(layers: readonly LayerSpec[], wanted: readonly string[]): LayerSpec[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const ordered = new Set<LayerSpec>();
  const visit = (id: string): void => {
    const layer = byId.get(id);
    if (!layer || ordered.has(layer)) return;
    for (const need of layer.needs) visit(need);
    ordered.add(layer);
  };
  for (const id of wanted) visit(id);
  return [...ordered];
}
