import { join } from 'node:path';
import type { VerificationReport } from '../../domain/verification.ts';
import { treeFile } from '../../store/tree-file.ts';
import { flowsWithin } from './affected.ts';
import { readBaselines } from './baselines.ts';
import type { VerificationSpec } from './layers-of-config.ts';
import type { VerificationWatch } from './options.ts';
import type { LayerSpec } from './specs.ts';
import { verifyLayers } from './verify-layers.ts';

export interface VerifiedTeam {
  layers: readonly LayerSpec[];
  /** What else the config says about their verification. */
  verification?: Omit<VerificationSpec, 'layers'>;
}

/** Where, and what contracts are held against; without a base they are held against none. */
export interface VerifiedPlace {
  /** The top of a worktree. */
  folder: string;
  /** The commit that the work began from. */
  base?: string | undefined;
}

/**
 * Verifies layers, what they need, and the flows that go through nothing else, as one that judges work does: everything is
 * run, whatever passed before. A record of numbers that can't be read is one without numbers.
 */
export async function verifyAt(
  { layers, verification }: VerifiedTeam,
  wanted: readonly string[],
  { folder, base }: VerifiedPlace,
  watch: VerificationWatch,
): Promise<VerificationReport> {
  const baselines = verification ? readBaselines(join(folder, verification.baselinesFile)) : undefined;
  return verifyLayers(layers, wanted, folder, watch, {
    ...verification,
    flows: flowsWithin(verification?.flows ?? [], layers, wanted),
    ...(base !== undefined && { atBase: async (path: string) => (await treeFile(folder, base, path))?.text }),
    ...(baselines?.ok && { baselines: baselines.value }),
  });
}
