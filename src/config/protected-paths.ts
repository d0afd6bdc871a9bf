import { type Glob, parseGlob } from './globs/glob.ts';
import { literally } from './globs/literal.ts';

/**
 * What no agent writes, whatever the config says: git's own files, Claude Code's settings, coord's briefs, the config
 * itself, and the numbers on record that work is held against. These come last in the list of protected patterns, where no `!` of the config can take them out.
 * @param config the config file, relative to the folder that the patterns are for
 * @param leadsTo where it is a link: the links on the way, and the file at its end
 */
export function builtInProtected(config: string, leadsTo: readonly string[] = []): Glob[] {
  return [
    '**/.git/**',
    '**/.claude/**',
    '**/.coord/**',
    ...[config, baselinesOf(config), ...leadsTo].map(literally),
  ].map((pattern) => {
    const parsed = parseGlob(pattern, false);
    if (!parsed.ok) throw new Error(`built-in pattern ${pattern}: ${parsed.error.message}`);
    return parsed.value;
  });
}

/** Beside the config, in the repository: what numbers were when a person last recorded them. */
export const BASELINES_NAME = 'coord.baselines.json';

const baselinesOf = (config: string): string => config.replace(/[^/]*$/, BASELINES_NAME);
