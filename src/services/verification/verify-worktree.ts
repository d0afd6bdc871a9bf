import { join } from 'node:path';
import { err, ok, type Result } from '../../domain/result.ts';
import type { VerificationReport } from '../../domain/verification.ts';
import { changedSince } from '../../store/git-contents.ts';
import { treeFile } from '../../store/tree-file.ts';
import { affectedFlows, affectedLayers, commonFiles, flowsWithin } from './affected.ts';
import { baselineKey, readBaselines, writeBaselines } from './baselines.ts';
import type { VerificationSpec } from './layers-of-config.ts';
import type { VerificationHappening, VerificationWatch } from './options.ts';
import { openPassedBefore } from './passed-before.ts';
import type { FlowSpec, LayerSpec } from './specs.ts';
import { verifyLayers } from './verify-layers.ts';

/** What is verified of a worktree. */
export type Wanted = { kind: 'changed' } | { kind: 'all' } | { kind: 'layers'; ids: readonly string[] };

export interface WorktreeVerification {
  spec: VerificationSpec;
  wanted: Wanted;
  /** The top of the worktree. */
  folder: string;
  /** The commit that the work began from; undefined where there is none to compare with. */
  base: string | undefined;
  /** The config, as a repository path: where it has changed, everything is verified. */
  configFile: string;
  /** Where passes are kept; undefined to run everything again. */
  cache: string | undefined;
  /** Whether the numbers that are found go on record. */
  recording: boolean;
  now: () => number;
  observe(happening: VerificationHappening): void;
}

export interface WorktreeReport extends VerificationReport {
  /** Layers that were left out, as nothing in them has changed. */
  unchanged: string[];
  /** Why each of the others was wanted, where that is so because of a change. */
  because: Record<string, string>;
  /** The numbers that are on record now, by layer and name. */
  recorded: Record<string, number>;
  tookMs: number;
}

/** Verifies a worktree as it is now, changes that are not committed included. Throws GitFailed. */
export async function verifyWorktree(
  request: WorktreeVerification,
  watch: VerificationWatch,
): Promise<Result<WorktreeReport, string>> {
  const { spec, folder, base, cache, recording, now, observe } = request;
  const baselinesPath = join(folder, spec.baselinesFile);
  const baselines = readBaselines(baselinesPath);
  if (!baselines.ok) return baselines;
  const from = now();
  const { layers, ids, flows, because } = await scopeOf(request);
  const report = await verifyLayers(layers, ids, folder, watch, {
    ...spec,
    flows,
    baselines: baselines.value,
    recording,
    now,
    observe,
    ...(base !== undefined && { atBase: async (path: string) => (await treeFile(folder, base, path))?.text }),
    ...(cache !== undefined && { passedBefore: await openPassedBefore(folder, cache, spec.layers, commonTo(request)) }),
  });
  const recorded = recording ? numbersIn(report, spec) : new Map<string, number>();
  if (recorded.size > 0) {
    try {
      writeBaselines(baselinesPath, new Map([...baselines.value, ...recorded]));
    } catch (error) {
      return err(`${spec.baselinesFile} cannot be written: ${(error as Error).message}`);
    }
  }
  const verified = new Set(report.layers.flatMap(({ layer, flow }) => (flow ? [] : layer)));
  return ok({
    ...report,
    unchanged: request.wanted.kind === 'changed' ? spec.layers.flatMap(({ id }) => (verified.has(id) ? [] : id)) : [],
    because: Object.fromEntries(because),
    recorded: Object.fromEntries(recorded),
    tookMs: Math.round(now() - from),
  });
}

interface Scope {
  layers: readonly LayerSpec[];
  ids: readonly string[];
  flows: FlowSpec[];
  because: ReadonlyMap<string, string>;
}

const commonTo = ({ spec, configFile }: WorktreeVerification) =>
  commonFiles(spec.layers, spec.flows, [configFile, spec.baselinesFile]);

/** Prose that is no layer's breaks none. */
const isProse = (path: string) => path.endsWith('.md');

async function scopeOf(request: WorktreeVerification): Promise<Scope> {
  const { spec, wanted, folder, base, configFile } = request;
  const { layers, flows } = spec;
  const all = { layers, ids: layers.map(({ id }) => id), flows, because: new Map<string, string>() };
  if (wanted.kind === 'layers')
    return { layers, ids: wanted.ids, flows: flowsWithin(flows, layers, wanted.ids), because: all.because };
  if (wanted.kind === 'all' || base === undefined) return all;
  const changed = await changedSince(folder, base);
  const ruling = changed.find((path) => path === configFile || path === spec.baselinesFile);
  const isCommon = commonTo(request);
  const common = changed.find((path) => isCommon(path) && !isProse(path));
  const why = ruling === undefined ? common && `${common} has changed, and is no layer's` : `${ruling} has changed`;
  if (why !== undefined) return { ...all, because: new Map(all.ids.map((id) => [id, why])) };
  const because = affectedLayers(layers, changed);
  const only = new Set(because.keys());
  // What they need and has not changed is left out: it is as it was at the base.
  const left = layers
    .filter(({ id }) => only.has(id))
    .map((layer) => ({ ...layer, needs: layer.needs.filter((id) => only.has(id)) }));
  return { layers: left, ids: [...only], flows: affectedFlows(flows, only, changed), because };
}

/** What was measured of what has a baseline; of what has failed nothing goes on record. */
function numbersIn({ layers }: VerificationReport, spec: VerificationSpec): Map<string, number> {
  const kept = new Set(
    spec.layers.flatMap(({ id, checks }) =>
      checks.flatMap((one) => ('baseline' in one && one.baseline ? baselineKey(id, one.name) : [])),
    ),
  );
  return new Map(
    layers.flatMap(({ layer, checks }) =>
      checks.flatMap(({ name, passed, measured }): [string, number][] => {
        const key = baselineKey(layer, name);
        return passed && measured && kept.has(key) ? [[key, measured.value]] : [];
      }),
    ),
  );
}
