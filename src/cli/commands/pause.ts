import { tellOutside } from '../notify/tell-outside.ts';
import type { Command } from 'commander';
import { invalid } from '../../domain/refused.ts';
import { pauseTeam } from '../../services/team/pause.ts';
import { openForPerson } from '../open-for-person.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  reason?: string;
  json?: true;
  config?: string;
}

/** Longer texts are for messages. */
const MOST = 500;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--reason <text>', 'why; every agent that wants to write reads it')
    .option('--json', 'print the pause as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord pause --reason 'the release is being cut'
  coord resume-team

Every write by an agent is denied until a person resumes the team; reading goes on, and a shell command is asked about. A run
starts its steps all the same, and their writes are denied too: stop it with Ctrl-C, and carry it on with coord resume.`,
    )
    .action(async (options: Options) => {
      const team = openForPerson('pauses the team', terminal, options.config);
      if (!team) return;
      const { reason } = options;
      if (reason !== undefined && reason.length > MOST)
        return refuse(invalid(`the reason has ${reason.length} characters, and ${MOST} are possible`).error, terminal);
      const paused = await pauseTeam(team.workplace, team.author, reason);
      if (!paused.ok) return refuse(paused.error, terminal);
      tellOutside(
        { kind: 'paused', text: `the team is paused${reason === undefined ? '' : `: ${reason}`}` },
        team,
        terminal,
      );
      terminal.out(
        options.json
          ? JSON.stringify(paused.value)
          : 'The team is paused: no agent writes. Go on with: coord resume-team',
      );
    });
}
