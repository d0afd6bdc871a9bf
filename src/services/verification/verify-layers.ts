import type { CheckReport, LayerReport, VerificationReport } from '../../domain/verification.ts';
import type { Baselines } from './baselines.ts';
import type { PassedBefore } from './passed-before.ts';
import { slotsOf } from './slots.ts';
import type { FlowSpec, LayerSpec } from './specs.ts';
import type { VerificationWatch } from './verifier-context.ts';
import { verifyFlow, verifyLayer } from './verify-one.ts';

export interface VerificationOptions {
  flows: readonly FlowSpec[];
  /** How many verifiers run at once. */
  parallel: number;
  /** Whether the first failure ends what is still running. */
  failFast: boolean;
  /** The text of a file at the base; without it nothing is held against the base. */
  atBase?: (path: string) => Promise<string | undefined>;
  baselines: Baselines;
  /** Whether numbers are looked for in order to be put on record: the record then has no say. */
  recording: boolean;
  /** What need not be run again, as nothing has changed since it passed. */
  passedBefore?: PassedBefore;
  /** Monotonic, in milliseconds; without it no report says how long it took. */
  now?: () => number;
  observe(happening: VerificationHappening): void;
}

export type VerificationHappening =
  | { type: 'began'; layer: string; check: string }
  | { type: 'ended'; layer: string; check: CheckReport }
  | { type: 'layer'; report: LayerReport };

const DEFAULTS: VerificationOptions = {
  flows: [],
  parallel: 4,
  failFast: false,
  baselines: new Map(),
  recording: false,
  observe: () => undefined,
};

/**
 * Verifies the wanted layers and all that they need, each after those it needs and beside those it does not; then the
 * flows. What needs something that has failed is skipped: it would only repeat the failure. Everything else is finished,
 * unless the first failure is to end it.
 */
export async function verifyLayers(
  layers: readonly LayerSpec[],
  wanted: readonly string[],
  folder: string,
  watch: VerificationWatch,
  given: Partial<VerificationOptions> = {},
): Promise<VerificationReport> {
  const options = { ...DEFAULTS, ...given };
  const halt = new AbortController();
  const scene = {
    ...{ folder, watch, options, slots: slotsOf(options.parallel) },
    signal: AbortSignal.any([watch.signal, halt.signal]),
    failed: () => {
      if (options.failFast) halt.abort();
    },
  };
  const ends = new Map<string, Promise<LayerReport>>();
  const endsOf = (ids: readonly string[]) => ids.flatMap((id) => ends.get(id) ?? []);
  for (const layer of inOrder(layers, wanted)) ends.set(layer.id, verifyLayer(layer, endsOf(layer.needs), scene));
  const flows = options.flows.map((flow) => verifyFlow(flow, endsOf(flow.steps.map(({ layer }) => layer)), scene));
  const all = [...ends.values(), ...flows];
  try {
    const reports = await Promise.all(all);
    await options.passedBefore?.keepAll();
    return { passed: reports.every(({ status }) => status === 'passed'), layers: reports };
  } catch (error) {
    // Nothing of it goes on behind a fault.
    halt.abort();
    await Promise.allSettled(all);
    throw error;
  }
}

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
