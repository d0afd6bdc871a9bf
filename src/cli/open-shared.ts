import type { Author } from '../domain/records.ts';
import { callerOf } from '../services/caller.ts';
import { openTeam, type OpenTeam } from './open-team.ts';
import type { Terminal } from './terminal.ts';

/** The team, and who calls: what the commands on the shared state work with. */
export interface SharedTeam extends OpenTeam {
  author: Author;
}

/** As `openTeam`: says what is wrong and sets the exit code where it can't. */
export function openShared(terminal: Terminal, configOption: string | undefined): SharedTeam | undefined {
  const team = openTeam(terminal, configOption);
  if (!team) return undefined;
  return { ...team, author: callerOf(terminal.env, team.workplace, team.policy.roleIds) };
}
