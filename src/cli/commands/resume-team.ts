import type { Command } from 'commander';
import { resumeTeam } from '../../services/team/pause.ts';
import { openForPerson } from '../open-for-person.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print the pause that ends as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord resume-team\n\nEnds what coord pause began.')
    .action(async (options: Options) => {
      const team = openForPerson('lets the team go on', terminal, options.config);
      if (!team) return;
      const resumed = await resumeTeam(team.workplace, team.author);
      if (!resumed.ok) return refuse(resumed.error, terminal);
      terminal.out(
        options.json ? JSON.stringify(resumed.value) : `The team goes on; it was paused since ${resumed.value.at}.`,
      );
    });
}
