import type { CheckReport, LayerReport } from '../../domain/verification.ts';
import { baselineKey } from './baselines.ts';
import { runFlowStep } from './flow.ts';
import type { VerificationOptions, VerificationWatch } from './options.ts';
import { runCompatibility, runVerifier } from './run-verifier.ts';
import type { Slots } from './slots.ts';
import type { FlowSpec, LayerSpec, VerifierSpec } from './specs.ts';
import type { VerifierContext } from './verifier-context.ts';

/** What the verifiers of one verification share. */
export interface Scene {
  folder: string;
  watch: VerificationWatch;
  options: VerificationOptions;
  slots: Slots;
  /** Ended by whoever looks on, or by a failure where that ends everything. */
  signal: AbortSignal;
  failed(): void;
}

/** Runs a layer's verifiers one after the other, once what it needs has passed. All of them, also after a failure. */
export async function verifyLayer(
  layer: LayerSpec,
  needs: readonly Promise<LayerReport>[],
  scene: Scene,
): Promise<LayerReport> {
  return verifyOne({ layer: layer.id }, needs, scene, async (checks) => {
    for (const spec of layer.checks) {
      const compatibility = await runCompatibility(spec, contextOf(scene));
      if (compatibility) told(layer.id, compatibility, checks, scene);
      const key = keyOf(layer, spec, scene);
      const before = scene.options.passedBefore?.find(key);
      if (before?.[0]) {
        told(layer.id, { ...before[0], cached: true }, checks, scene);
        continue;
      }
      const report = await timed(layer.id, spec.name, spec.kind === 'benchmark', scene, () =>
        runVerifier(spec, layer.id, scene.options.recording, contextOf(scene)),
      );
      if (!report) return;
      if (report.passed) scene.options.passedBefore?.keep(key, [report]);
      told(layer.id, report, checks, scene);
    }
  });
}

/** Runs the steps of a flow up to the first that fails, once those of its layers that are verified have passed. */
export async function verifyFlow(
  flow: FlowSpec,
  needs: readonly Promise<LayerReport>[],
  scene: Scene,
): Promise<LayerReport> {
  return verifyOne({ layer: flow.id, flow: true }, needs, scene, async (checks) => {
    const { passedBefore } = scene.options;
    const key = passedBefore?.keyOf(
      flow.steps.map(({ layer }) => layer),
      flow,
    );
    const before = passedBefore?.find(key);
    if (before) return before.forEach((report) => told(flow.id, { ...report, cached: true }, checks, scene));
    let data: string | undefined;
    for (const step of flow.steps) {
      const { name, command } = step;
      const end = await timed(flow.id, name, false, scene, async () => {
        const { printed, ...found } = await runFlowStep(flow, step, data, contextOf(scene));
        data = printed;
        const mend = !found.passed && flow.hint !== undefined ? { hint: flow.hint } : {};
        return { name, kind: 'step' as const, command, ...found, ...mend };
      });
      if (!end) return;
      told(flow.id, end, checks, scene);
      if (!end.passed) return;
    }
    passedBefore?.keep(key, checks);
  });
}

/** @param run adds a report for each verifier; of what was ended before its end there is none */
async function verifyOne(
  head: Pick<LayerReport, 'layer' | 'flow'>,
  needs: readonly Promise<LayerReport>[],
  scene: Scene,
  run: (checks: CheckReport[]) => Promise<void>,
): Promise<LayerReport> {
  const { watch, options, signal } = scene;
  const checks: CheckReport[] = [];
  const end = (rest: Pick<LayerReport, 'status' | 'because'>): LayerReport => {
    const report = { ...head, ...rest, checks };
    options.observe({ type: 'layer', report });
    return report;
  };
  const lacking = (await Promise.all(needs)).filter(({ status }) => status !== 'passed');
  if (lacking.length > 0) {
    const because = lacking.map(({ layer, status }) => `${layer} ${status === 'failed' ? 'failed' : 'was skipped'}`);
    return end({ status: 'skipped', because: because.join(', ') });
  }
  if (!signal.aborted) await run(checks);
  if (checks.some(({ passed }) => !passed)) return end({ status: 'failed' });
  if (!signal.aborted) return end({ status: 'passed' });
  return end({ status: 'skipped', because: watch.signal.aborted ? 'it was stopped' : 'another failure ended it' });
}

/** @returns undefined where it was ended before its end */
async function timed(
  layer: string,
  check: string,
  alone: boolean,
  { slots, signal, watch, options }: Scene,
  run: () => Promise<CheckReport>,
): Promise<CheckReport | undefined> {
  return slots.with(alone, async () => {
    if (signal.aborted) return undefined;
    watch.report(`${layer}: ${check}`);
    options.observe({ type: 'began', layer, check });
    const from = options.now?.();
    const report = await run();
    if (signal.aborted && !report.passed) return undefined;
    return from === undefined || !options.now ? report : { ...report, tookMs: Math.round(options.now() - from) };
  });
}

function told(layer: string, report: CheckReport, checks: CheckReport[], { options, failed }: Scene): void {
  checks.push(report);
  options.observe({ type: 'ended', layer, check: report });
  if (!report.passed) failed();
}

function contextOf({ folder, signal, watch, options }: Scene): VerifierContext {
  const { atBase, baselines } = options;
  const { env } = watch;
  return { folder, signal, started: (pid) => watch.started(pid), ...(env && { env }), atBase, baselines };
}

/** What is to be put on record is measured. */
function keyOf(layer: LayerSpec, spec: VerifierSpec, { options }: Scene): string | undefined {
  const measures = spec.kind === 'benchmark' || spec.kind === 'gate';
  if (options.recording && measures && spec.baseline) return undefined;
  return options.passedBefore?.keyOf([layer.id], spec, options.baselines.get(baselineKey(layer.id, spec.name)));
}
