import type { Command } from 'commander';
import type { Event } from '../../domain/event.ts';
import { readJournal } from '../../services/runs/journal.ts';
import { listRunIds, runFolder } from '../../services/runs/runs.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { followRun } from '../run/follow-run.ts';
import { teller } from '../run/view/tell.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  follow?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord logs
  coord logs --follow
  coord logs 20260115-093012-review-chain-4f2a --json`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[run]', "the run's id; without one, the newest run")
    .option('-f, --follow', 'go on until the run has finished or waits; Ctrl-C ends it')
    .option('--json', 'print the journal as it is, one event per line')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (run: string | undefined, options: Options) => {
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
      const show = shower(options.json === true, terminal);
      if (!options.follow) return readJournal(folder.journal, folder.journalPath).forEach(show);
      const note = await followRun(folder, show, team.workplace, () => terminal.isRead());
      if (note !== undefined) terminal.err(`coord: ${note}`);
    });
}

/** Prints one event after the other, with when it was. */
function shower(json: boolean, terminal: Terminal): (event: Event) => void {
  if (json) return (event) => terminal.out(JSON.stringify(event));
  const tell = teller();
  return (event) => {
    const line = tell(event);
    if (line !== undefined) terminal.out(`${event.at}  ${line}`);
  };
}
