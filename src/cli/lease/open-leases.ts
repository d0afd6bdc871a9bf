import type { Holder } from '../../domain/lease.ts';
import { shellHolder } from '../../services/leases/shell-holder.ts';
import { type Wanted, wantedOf } from '../../services/leases/wanted.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';

/** The team, what the command is about, and for whom. */
export interface OpenLeases extends SharedTeam {
  wanted: Wanted[];
  holder: Holder;
}

/** Says what is wrong and sets the exit code where it can't. */
export async function openLeases(
  words: readonly string[],
  config: string | undefined,
  terminal: Terminal,
): Promise<OpenLeases | undefined> {
  const team = openShared(terminal, config);
  if (!team) return undefined;
  const wanted: Wanted[] = [];
  for (const word of words) {
    const one = wantedOf(word, terminal.cwd, team.workplace.repository);
    if (!one.ok) return void refuse(one.error, terminal);
    wanted.push(one.value);
  }
  return { ...team, wanted, holder: await shellHolder(terminal.env, team.author, team.workplace) };
}
