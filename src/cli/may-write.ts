import { shellWord } from '../domain/shell-word.ts';
import { guardOf } from '../services/guard/guard.ts';
import { explain } from '../services/guard/refusal.ts';
import { shellHolder } from '../services/leases/shell-holder.ts';
import { EXIT } from './exit-codes.ts';
import type { SharedTeam } from './open-shared.ts';
import type { Terminal } from './terminal.ts';

/**
 * Whether whoever calls may have coord write a file of the repository for them: an agent only what it may write itself.
 * Says why not, and sets the exit code.
 */
export async function mayWrite(path: string, team: SharedTeam, terminal: Terminal): Promise<boolean> {
  const { policy, workplace, author } = team;
  if (author.as === 'person') return true;
  const { source, layout } = workplace;
  const { role } = author;
  const guard = guardOf(workplace, policy);
  const holder = await shellHolder(terminal.env, author, workplace);
  const outcome = await guard.look({ path, cwd: terminal.cwd, holder });
  if (outcome.kind === 'decided' && outcome.decision.verdict === 'allow') return true;
  terminal.err(
    outcome.kind === 'outside'
      ? `coord: ${path} is outside the repository, and not for an agent to write.`
      : explain(outcome, { role, configFile: source.configFile, coord: shellWord(layout.coordProgram) }),
  );
  terminal.exit(EXIT.refused);
  return false;
}
