import type { Command } from 'commander';
import { guardOf, type WriteOutcome } from '../../services/guard/guard.ts';
import { explain } from '../../services/guard/refusal.ts';
import { EXIT } from '../exit-codes.ts';
import type { Mode } from '../../domain/policy.ts';
import { openTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  role?: string;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<path>', 'a file, there already or not')
    .option('-r, --role <role>', 'the role that would write it; without one: a session that has no role')
    .option('--json', 'print the outcome as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord why src/api/users.ts --role frontend

Exits with 0 where the write would be allowed or asked about, and with 3 where it would be refused.`,
    )
    .action(async (path: string, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const { policy, workplace } = team;
      const { source } = workplace;
      const { role } = options;
      if (role !== undefined && !policy.roleIds.includes(role)) {
        terminal.err(`coord: there is no role ${role}; the roles are ${policy.roleIds.join(', ')}.`);
        terminal.exit(EXIT.invalid);
        return;
      }
      const guard = guardOf(workplace, policy);
      // A session of its own, so that every live lease is somebody else's.
      const outcome = await guard.look({
        path,
        cwd: terminal.cwd,
        holder: { session: 'coord why', ...(role !== undefined && { role }) },
      });
      const verdict =
        outcome.kind === 'decided' ? outcome.decision.verdict : outcome.kind === 'barred' ? 'deny' : 'allow';
      const text =
        outcome.kind === 'outside'
          ? `coord: ${outcome.path} is outside the repository, and not coord's to decide.`
          : toldByMode(outcome, policy.mode, explain(outcome, { role, configFile: source.configFile, coord: 'coord' }));
      terminal.out(
        options.json
          ? JSON.stringify({ verdict, ...outcome }, undefined, 2)
          : `${verdict}: ${text.replace(/^coord: /, '').trimEnd()}`,
      );
      terminal.exit(verdict === 'deny' ? EXIT.refused : EXIT.ok);
    });
}

/** Where the mode lets happen what the rules are against, it says that instead of what to do about it. */
function toldByMode(outcome: WriteOutcome, mode: Mode, text: string): string {
  if (mode === 'enforce' || outcome.kind !== 'decided') return text;
  const { strict, lifted } = outcome.decision;
  if (strict === 'allow' || lifted) return text;
  const would = strict === 'deny' ? 'refused' : 'asked about';
  return `${text.split('\n')[0]}\nThe mode ${mode} lets it happen; in the mode enforce it would be ${would}.`;
}
