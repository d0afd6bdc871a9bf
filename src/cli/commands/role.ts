import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { bind, boundRole, unbind } from '../../services/bindings.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  none?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', '\nExamples:\n  coord role switch backend\n  coord role show');
  command
    .command('switch')
    .argument('[role]', 'the role that sessions in this worktree play from now on')
    .option('--none', 'sessions in this worktree play no role')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .description('bind this worktree to a role')
    .addHelpText('after', '\nExamples:\n  coord role switch backend\n  coord role switch --none')
    .action((role: string | undefined, options: Options) => switchRole(role, options, terminal));
  command
    .command('show')
    .description('print the role that this worktree is bound to')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .action((options: Options) => {
      const team = openTeam(terminal, options.config);
      if (team) terminal.out(boundRole(team.workplace.layout, team.workplace.repository.worktree) ?? 'none');
    });
}

function switchRole(role: string | undefined, options: Options, terminal: Terminal): void {
  const refuse = (text: string, code: typeof EXIT.invalid | typeof EXIT.refused) => {
    terminal.err(`coord: ${text}`);
    terminal.exit(code);
  };
  // A role is given by a person, never taken.
  if (isAgentShell(terminal.env)) {
    return refuse('only a person binds a role; this shell belongs to an agent.', EXIT.refused);
  }
  const team = openTeam(terminal, options.config);
  if (!team) return;
  const { layout, repository } = team.workplace;
  const { roleIds } = team.policy;
  if (options.none) {
    unbind(layout, repository.worktree);
    return terminal.out(`${repository.worktree} is bound to no role.`);
  }
  if (role === undefined || !roleIds.includes(role)) {
    return refuse(
      `${role === undefined ? 'name a role' : `there is no role ${role}`}; the roles are ${roleIds.join(', ')}.`,
      EXIT.invalid,
    );
  }
  bind(layout, { worktree: repository.worktree, role });
  terminal.out(`${repository.worktree} is bound to role ${role}. Give it its brief with: coord brief ${role}`);
}
