import type { Command } from 'commander';
import { invalid } from '../../domain/refused.ts';
import { boundRole } from '../../services/bindings.ts';
import { replaceBrief } from '../../services/briefs/replace.ts';
import { contextOf, switchRole } from '../../services/role-switch.ts';
import { openForPerson } from '../open-for-person.ts';
import { openTeam } from '../open-team.ts';
import { refuse } from '../refuse.ts';
import { contextLines } from '../role/context-lines.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  none?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', '\nExamples:\n  coord role switch backend\n  coord role show');
  command
    .command('switch')
    .argument('[role]', 'the role that sessions in this worktree play from now on')
    .option('--none', 'sessions in this worktree play no role')
    .option('--json', 'print what was left and what is found as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .description('bind this worktree to a role')
    .addHelpText('after', '\nExamples:\n  coord role switch backend\n  coord role switch --none')
    .action((role: string | undefined, options: Options) => switchTo(role, options, terminal));
  command
    .command('show')
    .description('print the role that this worktree is bound to')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .action((options: Options) => {
      const team = openTeam(terminal, options.config);
      if (team) terminal.out(boundRole(team.workplace.layout, team.workplace.repository.worktree) ?? 'none');
    });
}

async function switchTo(role: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  // A role is given by a person, never taken.
  const team = openForPerson('binds a role', terminal, options.config);
  if (!team) return;
  const { workplace, policy, loaded, author } = team;
  const { worktree } = workplace.repository;
  const { roleIds, expertise } = policy;
  if (!options.none && (role === undefined || !roleIds.includes(role))) {
    const reason = role === undefined ? 'name a role' : `there is no role ${role}`;
    return refuse(invalid(`${reason}; the roles are ${roleIds.join(', ')}`).error, terminal);
  }
  const to = options.none ? undefined : role;
  const { from, checkpoint } = await switchRole(workplace, author, to, expertise);
  const kept = checkpoint ? ` Where ${from} stood is kept as ${checkpoint.id}.` : '';
  if (to === undefined) {
    return terminal.out(
      options.json ? JSON.stringify({ worktree, from, checkpoint }) : `${worktree} is bound to no role.${kept}`,
    );
  }
  const briefed = await replaceBrief(to, loaded, workplace);
  const found = await contextOf(workplace, { role: to, expertise: expertise[to] ?? [] });
  if (options.json) return terminal.out(JSON.stringify({ worktree, from, to, checkpoint, briefed, found }));
  const brief = briefed ? 'Its brief is in place.' : `Give it its brief with: coord brief ${to}`;
  terminal.out(`${worktree} is bound to role ${to}.${kept} ${brief}`);
  for (const line of contextLines(found, workplace.clock.now())) terminal.out(line);
}
