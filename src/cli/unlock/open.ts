import type { Policy } from '../../domain/policy.ts';
import type { Author } from '../../domain/records.ts';
import { callerOf } from '../../services/caller.ts';
import { loadPolicy, type PolicyFault } from '../../services/guard/policy.ts';
import type { Workplace } from '../../services/workplace.ts';
import { EXIT } from '../exit-codes.ts';
import { openAnyway } from '../open-team.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

/** A repository in which a person sets the rules aside: they do so too where the config can't be used. */
export interface OpenForUnlock {
  workplace: Workplace;
  author: Author;
  policy: Policy | undefined;
}

/** Says what is wrong and sets the exit code where an agent asks. @param does as in `ends an exception`; undefined: only looks */
export async function openForUnlock(
  does: string | undefined,
  terminal: Terminal,
  config: string | undefined,
): Promise<OpenForUnlock | undefined> {
  const workplace = openAnyway(terminal.cwd, config);
  const loaded = await loadPolicy(workplace.source);
  const policy = loaded.ok ? loaded.value : undefined;
  const author = callerOf(terminal.env, workplace, policy?.roleIds ?? []);
  if (author.as === 'agent' && does !== undefined) {
    terminal.err(`coord: only a person ${does}; this shell belongs to an agent.`);
    terminal.exit(EXIT.refused);
    return undefined;
  }
  if (!loaded.ok) terminal.err(safeText(unusable(loaded.error)));
  return { workplace, author, policy };
}

function unusable({ reason }: PolicyFault): string {
  return `coord: the config can't be used (${reason}). Until it can, only coord unlock --everything lets anything through.`;
}
