import { join } from 'node:path';

/** The files that coding agents read when they start: Claude Code the first, most others the second. */
export const BRIEF_FILES = ['CLAUDE.md', 'AGENTS.md'] as const;

/** A role's brief, ready to be put somewhere. */
export interface Brief {
  role: string;
  /** The marked block: markers, note and text, with LF line ends. */
  block: string;
}

/** Where `coord brief` keeps each role's brief, relative to the folder of the config. */
export const rolesFolder = '.coord/roles';

/** Where a role's brief is kept. */
export function roleFile(configDir: string, role: string, name: (typeof BRIEF_FILES)[number]): string {
  return join(configDir, rolesFolder, role, name);
}
