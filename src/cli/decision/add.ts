import type { Command } from 'commander';
import { propose } from '../../services/decisions/propose.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { declareProposal, proposalOf, type ProposalOptions } from './options.ts';
import { toldOf } from './settle.ts';

interface Options extends ProposalOptions {
  choice: string;
  rationale: string;
}

export function declareAdd(command: Command, terminal: Terminal): void {
  declareProposal(command.argument('<title>', 'what was decided on, in one line'))
    .requiredOption('--choice <text>', 'what was decided')
    .requiredOption('-r, --rationale <text>', 'why')
    .addHelpText(
      'after',
      `
Example:
  coord decision add 'How long do tokens live?' --category api-design --scope service \\
    --choice '15 minutes, refreshed for 7 days' --rationale 'a stolen token is soon worth nothing'`,
    )
    .action(async (title: string, options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const made = { choice: options.choice, rationale: options.rationale };
      const { roleIds } = team.policy;
      const added = await propose(team.workplace, team.author, proposalOf(title, options), { roleIds, made });
      if (!added.ok) return refuse(added.error, terminal);
      terminal.out(options.json ? JSON.stringify(added.value, undefined, 2) : safeText(toldOf(added.value)));
    });
}
