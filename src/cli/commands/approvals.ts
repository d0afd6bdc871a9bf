import type { Command } from 'commander';
import { openQuestions } from '../approvals/open-questions.ts';
import { questionsText } from '../approvals/show.ts';
import { openTeam } from '../open-team.ts';
import { stoppedRuns } from '../run/stopped-runs.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print one JSON object per question')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord approvals
  coord approve 20260115-093012-review-chain-4f2a approve --reason 'read it, tried it'

The oldest comes first. A question can be answered while other steps of its run are at work. The config says who is told
that something waits, under notify. A run that nobody carries on is named at the end.`,
    )
    .action(async ({ json, config }: Options) => {
      const team = openTeam(terminal, config);
      if (!team) return;
      const questions = await openQuestions(team.workplace);
      if (json) for (const question of questions) terminal.out(JSON.stringify(question));
      else if (questions.length === 0) terminal.out('Nothing waits for a person.');
      else terminal.out(questionsText(questions, team.workplace.clock.now(), terminal));
      if (!json)
        for (const id of stoppedRuns(team.workplace)) terminal.out(`run ${id} was stopped; coord resume ${id}`);
    });
}
