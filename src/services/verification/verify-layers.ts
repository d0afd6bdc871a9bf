import type { LayerReport, VerificationReport } from '../../domain/verification.ts';
import type { VerificationOptions, VerificationWatch } from './options.ts';
import { inOrder } from './order.ts';
import { slotsOf } from './slots.ts';
import type { LayerSpec } from './specs.ts';
import { verifyFlow, verifyLayer } from './verify-one.ts';

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
    folder,
    watch,
    options,
    slots: slotsOf(options.parallel),
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
