import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import type { Answer } from '../../services/agents.ts';
import { readRun, type RunFolder } from '../../services/runs.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { safeText } from '../safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { once, personName } from './ask-person.ts';
import { carryOn } from './carry-on.ts';
import { oneLine } from './describe.ts';
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
    .argument('[step]', 'the step that asks; without it, the one that asks now')
    .option('-r, --reason <text>', 'why; it stands in the journal and in the handoff document')
    .option('--keep', 'keep the worktrees when the run has ended')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `\nExample:\n  coord ${verb} 20260115-093012-review-chain-4f2a approve --reason 'read it, tried it'`,
    )
    .action(async (run: string, step: string | undefined, options: Options) => {
      // An agent that runs this in its shell would be approving itself.
      if (isAgentShell(terminal.env)) {
        terminal.err(
          `coord: only a person answers; this shell belongs to an agent. Ask the person you work for to ${verb} it.`,
        );
        terminal.exit(EXIT.refused);
        return;
      }
      const team = openTeam(terminal, options.config);
      const reopened = team && reopenRun(run, team, terminal);
      if (!team || !reopened) return;
      const waiting = waitingStep(reopened.folder);
      if (!waiting || (step !== undefined && step !== waiting.key)) {
        const what = step === undefined ? 'an answer' : `an answer to ${step}`;
        const now = waiting ? `; it asks in ${waiting.key}: ${oneLine(waiting.question)}` : '';
        terminal.err(safeText(`coord: run ${run} does not wait for ${what}${now}`));
        terminal.exit(EXIT.refused);
        return;
      }
      if (!options.json) terminal.out(safeText(`${verb} ${waiting.key}: ${oneLine(waiting.question)}`));
      const answer: Answer = {
        approved: verb === 'approve',
        by: personName(),
        reason: options.reason ?? 'no reason given',
      };
      const flags = { json: options.json === true, keep: options.keep === true };
      await carryOn(reopened, { ...flags, approver: once(waiting.key, answer) }, team, terminal);
    });
}

function waitingStep(folder: RunFolder): { key: string; question: string } | undefined {
  for (const { key, status } of readRun(folder).steps.values()) {
    if (status.kind === 'waiting') return { key, question: status.question };
  }
  return undefined;
}
