import { type Command, Option } from 'commander';
import { uncommitted } from '../../services/audit/uncommitted.ts';
import { EXIT } from '../exit-codes.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  role?: string;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord audit look
  coord audit look --role frontend

Holds everything in this worktree that differs from its commit against the rules for a role, and records nothing. Exits with 1
where it finds something.`;

export function declareLook(command: Command, terminal: Terminal): void {
  command
    .addOption(new Option('-r, --role <role>', 'the role whose work it would be; default: that of this worktree'))
    .option('--json', 'print one JSON object per file')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async ({ role: named, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { policy, workplace, author } = team;
      const role = named ?? author.role;
      if (named !== undefined && !policy.roleIds.includes(named)) {
        terminal.err(`coord: there is no role ${named}; the roles are ${policy.roleIds.join(', ')}.`);
        return terminal.exit(EXIT.invalid);
      }
      const found = await uncommitted(workplace, policy, role);
      if (!found.ok) return refuse(found.error, terminal);
      const against = found.value;
      if (json) for (const one of against) terminal.out(JSON.stringify(one));
      else if (against.length === 0) terminal.out('Nothing here is against the rules.');
      else {
        const rows = against.map(({ path, verdict, text }) => ({ cells: [path, verdict, text] }));
        terminal.out(table(['FILE', 'RULE', 'WHAT'], rows, terminal));
      }
      if (against.length > 0) terminal.exit(EXIT.failed);
    });
}
