import { posix } from 'node:path';
import { parseDuration } from '../../config/duration.ts';
import type { Benchmark, Contract, CoordConfig, FlowStep, Gate, Layer } from '../../config/generated/config.ts';
import { type Glob, matcherOf, parseGlob } from '../../config/globs/glob.ts';
import { BASELINES_NAME } from '../../config/protected-paths.ts';
import type { ContractSpec, FlowSpec, FlowStepSpec, LayerSpec } from './specs.ts';

/** What a config says about verification. */
export interface VerificationSpec {
  layers: LayerSpec[];
  flows: FlowSpec[];
  /** How many verifiers run at once. */
  parallel: number;
  failFast: boolean;
  /** Where numbers are on record. */
  baselinesFile: string;
}

const TIMEOUT = '10m';
const PARALLEL = 4;

/** @param base the folder of the config in its repository, which its paths are relative to; '' is the root */
export function verificationOf(config: CoordConfig, base: string): VerificationSpec {
  const layers = Object.entries(config.layers ?? {});
  return {
    layers: layers.map(([id, layer]) => layerOf(id, layer, base)),
    flows: Object.entries(config.flows ?? {}).map(([id, { data, steps, hint }]) => {
      const first = contractOf(config, steps[0]);
      const start = data ?? first?.example;
      return {
        id,
        ...(start !== undefined && { data: posix.join(base, start) }),
        steps: steps.map((step, index) => flowStepOf(step, index, config, base)),
        ...(hint !== undefined && { hint }),
      };
    }),
    parallel: config.verification?.parallel ?? PARALLEL,
    failFast: config.verification?.fail_fast ?? false,
    baselinesFile: posix.join(base, BASELINES_NAME),
  };
}

function layerOf(id: string, layer: Layer, base: string): LayerSpec {
  const { paths, needs = [], checks = [], contracts = [], gates = [], benchmarks = [] } = layer;
  const holds = paths && matcherOf(paths.flatMap(soundGlob));
  const within = base === '' ? '' : `${base}/`;
  return {
    id,
    needs,
    checks: [
      ...checks.map((check) => ({ kind: 'check' as const, ...commonOf(check), command: check.command })),
      ...contracts.map((contract) => contractSpecOf(contract, base)),
      ...gates.map((gate) => ({ kind: 'gate' as const, ...commonOf(gate), ...measureOf(gate, base) })),
      // Last, as they have to wait until nothing else runs.
      ...benchmarks.map((one) => ({ kind: 'benchmark' as const, ...commonOf(one), ...measureOf(one, base) })),
    ],
    ...(holds && { holds: (path: string) => path.startsWith(within) && holds(path.slice(within.length)) }),
  };
}

function soundGlob(pattern: string): Glob[] {
  const parsed = parseGlob(pattern, false);
  return parsed.ok ? [parsed.value] : [];
}

function commonOf({ name, timeout, hint }: { name: string; timeout?: string; hint?: string }) {
  return { name, timeoutMs: parseDuration(timeout ?? TIMEOUT), ...(hint !== undefined && { hint }) };
}

function contractSpecOf(contract: Contract, base: string): ContractSpec {
  const { command, compatible = true, input, example, output, file } = contract;
  return {
    kind: 'contract',
    ...commonOf(contract),
    ...(command !== undefined && { command }),
    ...inFolder({ input, example, output, file }, base),
    compatible,
  };
}

function measureOf(measure: Benchmark | Gate, base: string) {
  const { command, value, pattern, unit, min, max, baseline } = measure;
  const { runs = 1 } = measure as Benchmark;
  const { file } = measure as Gate;
  return {
    runs,
    ...(command !== undefined && { command }),
    ...(file !== undefined && { file: posix.join(base, file) }),
    ...(value !== undefined && { value }),
    ...(pattern !== undefined && { pattern }),
    ...(unit !== undefined && { unit }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(baseline && { baseline: { better: baseline.better, tolerance: Number.parseFloat(baseline.tolerance) / 100 } }),
  };
}

function flowStepOf(step: FlowStep, index: number, config: CoordConfig, base: string): FlowStepSpec {
  const contract = contractOf(config, step);
  const { input, output } = { ...contract, ...step };
  return {
    layer: step.layer,
    name: `${index + 1}-${step.contract ?? step.layer}`,
    command: step.command ?? contract?.command ?? '',
    timeoutMs: parseDuration(step.timeout ?? contract?.timeout ?? TIMEOUT),
    ...inFolder({ input, output }, base),
  };
}

function contractOf(config: CoordConfig, step: FlowStep | undefined) {
  return config.layers?.[step?.layer ?? '']?.contracts?.find(({ name }) => name === step?.contract);
}

/** Those files that are named, from the folder that is verified. */
function inFolder<Key extends string>(
  files: Record<Key, string | undefined>,
  base: string,
): Partial<Record<Key, string>> {
  const named = Object.entries<string | undefined>(files).filter(
    (entry): entry is [Key, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(named.map(([key, path]) => [key, posix.join(base, path)])) as Partial<Record<Key, string>>;
}
