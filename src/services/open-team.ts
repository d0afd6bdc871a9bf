import { dirname, relative, resolve } from 'node:path';
import { type LoadedConfig, loadConfig } from '../config/config.ts';
import type { Diagnostic } from '../config/diagnostics/diagnostic.ts';
import { findConfig } from '../config/find-config.ts';
import { policyDocumentOf } from '../config/policy.ts';
import { readText } from '../config/read-text.ts';
import { compilePolicy, type Policy } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { misplaced } from './guard/policy.ts';
import { configInForce, openWorkplace, type Workplace } from './workplace.ts';

/** The config in force, and the repository it rules. */
export interface OpenTeam {
  loaded: LoadedConfig;
  policy: Policy;
  workplace: Workplace;
  /** The worktree's own config, where it differs from the one in force: it rules nothing. */
  draft?: string;
}

export type OpeningFault =
  | { kind: 'no-config' }
  | { kind: 'unsound'; diagnostics: Diagnostic[] }
  | { kind: 'misplaced'; reason: string; mend: string };

/** Where to open a team, and how. */
export interface Opening {
  /** Where the caller stands. */
  cwd: string;
  /** A config to use instead of the nearest coord.config.yaml, from `cwd`. */
  config?: string;
  platform: NodeJS.Platform;
}

export function openTeamAt({ cwd, config, platform }: Opening): Result<OpenTeam, OpeningFault> {
  const found = findConfig(cwd, config === undefined ? undefined : resolve(cwd, config));
  if (found === undefined) return err({ kind: 'no-config' });
  const configPath = configInForce(found);
  const loaded = loadConfig(configPath, shownFrom(cwd, configPath));
  if (!loaded.ok) return err({ kind: 'unsound', diagnostics: loaded.error });
  const dir = loaded.value.config.state?.dir;
  const stateDir = dir === undefined ? undefined : resolve(dirname(configPath), dir);
  const workplace = openWorkplace({ cwd, configPath, platform, ...(stateDir !== undefined && { stateDir }) });
  const elsewhere = misplaced(workplace.source);
  if (elsewhere) return err({ kind: 'misplaced', ...elsewhere });
  const policy = compilePolicy(policyDocumentOf(loaded.value, workplace.source));
  const isDraft = found !== configPath && readText(found) !== readText(configPath);
  return ok({ loaded: loaded.value, policy, workplace, ...(isDraft && { draft: found }) });
}

/** The way a person would type it, unless that leads far away. */
function shownFrom(cwd: string, path: string): string {
  const name = relative(cwd, path);
  return name.startsWith('../..') ? path : name;
}
