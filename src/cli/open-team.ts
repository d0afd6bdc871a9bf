import { dirname, join, relative, resolve } from 'node:path';
import { loadConfig } from '../config/config.ts';
import { CONFIG_NAME, findConfig } from '../config/find-config.ts';
import { readInstallation } from '../hooks/installation.ts';
import { type OpeningFault, type OpenTeam, openTeamAt } from '../services/open-team.ts';
import { configInForce, openWorkplace, type Workplace } from '../services/workplace.ts';
import { stateLayout } from '../store/files/state-layout.ts';
import { defaultStateDir, findRepository, isWithin, type Repository } from '../store/repository.ts';
import { EXIT } from './exit-codes.ts';
import { showDiagnostics } from './show-diagnostics.ts';
import type { Terminal } from './terminal.ts';

export type { OpenTeam };

/** Opens what nearly every command needs. Says what is wrong and sets the exit code where it can't. */
export function openTeam(terminal: Terminal, configOption: string | undefined): OpenTeam | undefined {
  const { cwd } = terminal;
  const opened = openTeamAt({
    cwd,
    platform: process.platform,
    ...(configOption !== undefined && { config: configOption }),
  });
  if (!opened.ok) {
    showFault(opened.error, terminal);
    return undefined;
  }
  if (opened.value.draft !== undefined) {
    // A worktree's own config rules nothing; a person who edits it there has to know.
    const name = relative(cwd, opened.value.workplace.source.configPath);
    terminal.err(`coord: this worktree's config differs from the one in force, ${name}, which is the one that rules.`);
  }
  return opened.value;
}

function showFault(fault: OpeningFault, terminal: Terminal): void {
  terminal.exit(EXIT.invalid);
  switch (fault.kind) {
    case 'no-config':
      return terminal.err(`coord: no ${CONFIG_NAME} here or in a folder above. Write one, or name it with --config.`);
    case 'unsound':
      return showDiagnostics(terminal, fault.diagnostics);
    case 'misplaced':
      return terminal.err(`coord: ${fault.reason}. ${fault.mend}`);
  }
}

/** The config that the hooks serve, as far as that is known: it may lie in a folder that nobody stands in. */
function installedFor(repository: Repository): string | undefined {
  try {
    const { configPath } = readInstallation(stateLayout(defaultStateDir(repository)).installation);
    // A repository that was moved, or copied, has a record that speaks of another place.
    return isWithin(repository.main ?? repository.worktree, configPath) ? configPath : undefined;
  } catch {
    return undefined;
  }
}

/** Opens a repository whose config may be missing or broken, for what has to work even then. */
export function openAnyway(cwd: string, configOption: string | undefined): Workplace {
  const repository = findRepository(cwd);
  const top = repository?.main ?? repository?.worktree ?? cwd;
  const named = configOption === undefined ? undefined : resolve(cwd, configOption);
  const found = findConfig(cwd, named) ?? (repository && installedFor(repository)) ?? join(top, CONFIG_NAME);
  const configPath = configInForce(found);
  const loaded = loadConfig(configPath);
  // Where the config is unsound, the state is taken to be in its usual place.
  const dir = loaded.ok ? loaded.value.config.state?.dir : undefined;
  const stateDir = dir === undefined ? undefined : resolve(dirname(configPath), dir);
  return openWorkplace({ cwd, configPath, platform: process.platform, ...(stateDir !== undefined && { stateDir }) });
}
