import type { CoordConfig } from '../../config/generated/config.ts';
import { roleFile } from '../briefs/brief-files.ts';
import { type VerificationSpec, verificationOf } from '../verification/layers-of-config.ts';
import type { LayerSpec } from '../verification/specs.ts';

/** What a run has to know of the config. */
export interface Team {
  project: string;
  roles: Record<string, { title: string; mustPass: string[]; briefPath: string }>;
  layers: LayerSpec[];
  /** What else the config says about their verification. */
  verification?: Omit<VerificationSpec, 'layers'>;
  /** Fields that every handoff document must have. */
  requiredFields: string[];
}

/**
 * @param dir the folder of the config, below which the briefs are
 * @param base the same folder in its repository; '' is the root
 */
export function teamOf(config: CoordConfig, dir: string, base: string): Team {
  const roles = Object.entries(config.roles).map(([id, role]) => {
    const briefPath = roleFile(dir, id, 'CLAUDE.md');
    return [id, { title: role.title, mustPass: role.must_pass ?? [], briefPath }] as const;
  });
  const { layers, ...verification } = verificationOf(config, base);
  return {
    project: config.project.name,
    roles: Object.fromEntries(roles),
    layers,
    verification,
    requiredFields: config.handoff?.required ?? [],
  };
}
