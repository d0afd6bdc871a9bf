import { type Command, Option } from 'commander';
import { HANDOFF_STATES, isOver } from '../../domain/handoff.ts';
import type { Handoff, HandoffState } from '../../domain/records.ts';
import { invalid } from '../../domain/refused.ts';
import { listHandoffs } from '../../services/handoffs/records.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { handoffNow } from './describe.ts';
import { handoffsTable } from './handoffs-table.ts';

interface Options {
  all?: true;
  role?: string;
  state?: HandoffState;
  json?: true;
  config?: string;
}

export function declareHandoffList(command: Command, terminal: Terminal): void {
  command
    .command('list')
    .description('list the handoffs that are not over')
    .option('-a, --all', 'those that are over too')
    .option('-r, --role <role>', 'only what a role hands over or takes over')
    .addOption(new Option('-s, --state <state>', 'only those in this state').choices(HANDOFF_STATES))
    .option('--json', 'print one JSON object per handoff')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord handoff list --role frontend\n  coord handoff list --state FAILED')
    .action(async (options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const { workplace, policy } = team;
      const { role } = options;
      if (role !== undefined && !policy.roleIds.includes(role))
        return refuse(invalid(`there is no role ${role}; the roles are ${policy.roleIds.join(', ')}`).error, terminal);
      const all = await listHandoffs(workplace);
      const handoffs = all.filter((handoff) => isWanted(handoff, options)).map(handoffNow);
      if (options.json) handoffs.forEach((handoff) => terminal.out(JSON.stringify(handoff)));
      else if (handoffs.length > 0) terminal.out(handoffsTable(handoffs, workplace.clock.now(), terminal));
      else
        terminal.out(
          all.length === 0
            ? "No handoffs yet. Begin one with: coord handoff create 'TITLE' --to ROLE"
            : 'No such handoffs.',
        );
    });
}

function isWanted(handoff: Handoff, { all, role, state }: Options): boolean {
  if (state === undefined ? !all && isOver(handoff) : handoff.state !== state) return false;
  return role === undefined || handoff.from === role || handoff.to === role;
}
