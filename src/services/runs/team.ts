import type { CoordConfig } from '../../config/generated/config.ts';
import { parseDuration } from '../../config/duration.ts';
import { roleFile } from '../briefs/brief-files.ts';
import type { LayerSpec } from '../verification/verify-layers.ts';

/** What a run has to know of the config. */
export interface Team {
  project: string;
  roles: Record<string, { title: string; mustPass: string[]; briefPath: string }>;
  layers: LayerSpec[];
  /** Fields that every handoff document must have. */
  requiredFields: string[];
}

const DEFAULT_CHECK_TIMEOUT = '10m';

/** @param dir the folder of the config, below which the briefs are */
export function teamOf(config: CoordConfig, dir: string): Team {
  const roles = Object.entries(config.roles).map(([id, role]) => {
    const briefPath = roleFile(dir, id, 'CLAUDE.md');
    return [id, { title: role.title, mustPass: role.must_pass ?? [], briefPath }] as const;
  });
  const layers = Object.entries(config.layers ?? {}).map(([id, layer]) => ({
    id,
    needs: layer.needs ?? [],
    checks: (layer.checks ?? []).map(({ name, command, timeout, hint }) => ({
      name,
      command,
      timeoutMs: parseDuration(timeout ?? DEFAULT_CHECK_TIMEOUT),
      ...(hint !== undefined && { hint }),
    })),
  }));
  return {
    project: config.project.name,
    roles: Object.fromEntries(roles),
    layers,
    requiredFields: config.handoff?.required ?? [],
  };
}
