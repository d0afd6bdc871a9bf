import { dirname, join, relative, resolve } from 'node:path';
import { type LoadedConfig, loadConfig } from '../config/config.ts';
import type { CoordConfig } from '../config/generated/config.ts';
import { CONFIG_NAME, findConfig } from '../config/find-config.ts';
import { policyDocumentOf } from '../config/policy.ts';
import { compilePolicy, type Policy } from '../domain/policy.ts';
import { misplaced } from '../services/policy.ts';
import { configInForce, openWorkplace, type Workplace } from '../services/workplace.ts';
import { findRepository } from '../store/repository.ts';
import { EXIT } from './exit-codes.ts';
import { showDiagnostics } from './show-diagnostics.ts';
import { readText } from './read-text.ts';
import type { Terminal } from './terminal.ts';

/** The config in force, and the repository it rules. */
export interface OpenTeam {
  loaded: LoadedConfig;
  policy: Policy;
  workplace: Workplace;
}

/** Opens what nearly every command needs. Says what is wrong and sets the exit code where it can't. */
export function openTeam(terminal: Terminal, configOption: string | undefined): OpenTeam | undefined {
  const found = findConfig(terminal.cwd, configOption === undefined ? undefined : resolve(terminal.cwd, configOption));
  if (found === undefined) {
    terminal.err(`coord: no coord.config.yaml here or in a folder above. Write one, or name it with --config.`);
    terminal.exit(EXIT.invalid);
    return undefined;
  }
  const configPath = configInForce(found);
  warnOfDraft(terminal, found, configPath);
  const loaded = loadConfig(configPath, shownFrom(terminal.cwd, configPath));
  if (!loaded.ok) {
    showDiagnostics(terminal, loaded.error);
    terminal.exit(EXIT.invalid);
    return undefined;
  }
  const workplace = openPlace(terminal.cwd, configPath, loaded.value.config);
  const elsewhere = misplaced(workplace.source);
  if (elsewhere) {
    terminal.err(`coord: ${elsewhere.reason}. ${elsewhere.mend}`);
    terminal.exit(EXIT.invalid);
    return undefined;
  }
  const policy = compilePolicy(policyDocumentOf(loaded.value, workplace.source));
  return { loaded: loaded.value, policy, workplace };
}

/** Opens a repository whose config may be missing or broken, for what has to work even then. */
export function openAnyway(cwd: string, configOption: string | undefined): Workplace {
  const repository = findRepository(cwd);
  const top = repository?.main ?? repository?.worktree ?? cwd;
  const named = configOption === undefined ? undefined : resolve(cwd, configOption);
  const configPath = configInForce(findConfig(cwd, named) ?? join(top, CONFIG_NAME));
  const loaded = loadConfig(configPath);
  return openPlace(cwd, configPath, loaded.ok ? loaded.value.config : undefined);
}

/** @param config what the file holds; without it, where it is unsound, the state is taken to be in its usual place */
function openPlace(cwd: string, configPath: string, config?: CoordConfig): Workplace {
  const dir = config?.state?.dir;
  return openWorkplace({
    cwd,
    configPath,
    platform: process.platform,
    ...(dir !== undefined && { stateDir: resolve(dirname(configPath), dir) }),
  });
}

/** A worktree's own config rules nothing; a person who edits it there has to know. */
function warnOfDraft(terminal: Terminal, found: string, inForce: string): void {
  if (found === inForce || readText(found) === readText(inForce)) return;
  const name = relative(terminal.cwd, inForce);
  terminal.err(`coord: this worktree's config differs from the one in force, ${name}, which is the one that rules.`);
}

/** The way a person would type it, unless that leads far away. */
function shownFrom(cwd: string, path: string): string {
  const name = relative(cwd, path);
  return name.startsWith('../..') ? path : name;
}
