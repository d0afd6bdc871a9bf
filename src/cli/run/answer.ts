import type { Command } from 'commander';
import type { Answer } from '../../services/agents.ts';
import { readRun, type RunFolder } from '../../services/runs.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';
import { once, personName } from './ask-person.ts';
import { carryOn } from './carry-on.ts';
import { reopenRun } from './reopen-run.ts';

interface Options {
  reason?: string;
  keep?: true;
  json?: true;
  config?: string;
}

/** `coord approve` and `coord reject`: one person's answer to the question a run waits with, then the run goes on. */
export function declareAnswer(command: Command, terminal: Terminal, verb: 'approve' | 'reject'): void {
  command
    .argument('<run>', "the run's id")
    .option('-r, --reason <text>', 'why; it stands in the journal and in the handoff document')
    .option('--keep', 'keep the worktrees when the run has ended')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', `\nExample:\n  coord ${verb} 20260115-093012-review-chain-4f2a --reason 'read it, tried it'`)
    .action(async (run: string, options: Options) => {
      // An agent that runs this in its shell would be approving itself. The client marks its shells so.
      if (terminal.env['CLAUDECODE'] !== undefined || terminal.env['COORD_RUN'] !== undefined) {
        terminal.err(
          `coord: only a person answers; this shell belongs to an agent. Ask the person you work for to ${verb} it.`,
        );
        terminal.exit(EXIT.refused);
        return;
      }
      const team = openTeam(terminal, options.config);
      const reopened = team && reopenRun(run, team, terminal);
      if (!team || !reopened) return;
      if (!isWaiting(reopened.folder)) {
        terminal.err(`coord: run ${run} does not wait for an answer; carry it on with: coord resume ${run}`);
        terminal.exit(EXIT.refused);
        return;
      }
      const answer: Answer = {
        approved: verb === 'approve',
        by: personName(),
        reason: options.reason ?? 'no reason given',
      };
      const flags = { json: options.json === true, keep: options.keep === true };
      await carryOn(reopened, { ...flags, approver: once(answer) }, team, terminal);
    });
}

function isWaiting(folder: RunFolder): boolean {
  return [...readRun(folder).steps.values()].some(({ status }) => status.kind === 'waiting');
}
