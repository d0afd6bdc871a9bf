import type { CoordConfig } from '../../config/generated/config.ts';
import { roleFile } from '../briefs/brief-files.ts';
import { type VerificationSpec, verificationOf } from '../verification/layers-of-config.ts';
import type { LayerSpec } from '../verification/specs.ts';

/** What a run has to know of the config. */
export interface Team {
  project: string;
  roles: Record<string, Member>;
  layers: LayerSpec[];
  /** What else the config says about their verification. */
  verification?: Omit<VerificationSpec, 'layers'>;
  /** Fields that every handoff document must have. */
  requiredFields: string[];
}

interface Member {
  title: string;
  mustPass: string[];
  briefPath: string;
  /** US dollars that a session of its agent may cost. */
  budgetUsd?: number;
}

/**
 * @param dir the folder of the config, below which the briefs are
 * @param base the same folder in its repository; '' is the root
 */
export function teamOf(config: CoordConfig, dir: string, base: string): Team {
  const roles = Object.entries(config.roles).map(([id, role]) => {
    const briefPath = roleFile(dir, id, 'CLAUDE.md');
    const budgetUsd = role.agent?.budget_usd;
    const member: Member = { title: role.title, mustPass: role.must_pass ?? [], briefPath };
    return [id, { ...member, ...(budgetUsd !== undefined && { budgetUsd }) }] as const;
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
