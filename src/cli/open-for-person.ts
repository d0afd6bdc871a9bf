import { EXIT } from './exit-codes.ts';
import { openShared, type SharedTeam } from './open-shared.ts';
import type { Terminal } from './terminal.ts';

/** As `openShared`, for what only a person does. @param does as in `pauses the team` */
export function openForPerson(does: string, terminal: Terminal, config: string | undefined): SharedTeam | undefined {
  const team = openShared(terminal, config);
  if (team?.author.as !== 'agent') return team;
  terminal.err(`coord: only a person ${does}; this shell belongs to an agent.`);
  terminal.exit(EXIT.refused);
  return undefined;
}
