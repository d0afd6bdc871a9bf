import type { Command } from 'commander';
import { readJournal } from '../../services/journal.ts';
import { listRunIds, runFolder } from '../../services/runs.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { safeDescription } from '../run/describe.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[run]', "the run's id; without one, the newest run")
    .option('--json', 'print the journal as it is, one event per line')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord logs\n  coord logs 20260115-093012-review-chain-4f2a --json')
    .action((run: string | undefined, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const { runs } = team.workplace.layout;
      const ids = listRunIds(runs);
      const id = run ?? ids[0];
      if (id === undefined || !ids.includes(id)) {
        terminal.err(`coord: there is no run ${id ?? 'yet'}${id && ids[0] ? `. The newest is ${ids[0]}` : ''}.`);
        return terminal.exit(EXIT.invalid);
      }
      const folder = runFolder(runs, id);
      for (const event of readJournal(folder.journal, folder.journalPath)) {
        terminal.out(options.json ? JSON.stringify(event) : `${event.at}  ${safeDescription(event) ?? event.type}`);
      }
    });
}
