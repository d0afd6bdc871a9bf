import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { type HistoryQuery, type Places, readHistory, type Recorded } from '../../services/team/history.ts';
import type { Place } from '../../services/place.ts';
import { parsePast } from '../when.ts';
import { tell } from '../log/tell.ts';
import { openTeam } from '../open-team.ts';
import { shorten } from '../text/fit.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  type?: string[];
  role?: string;
  since?: string;
  lines: number;
  follow?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord log
  coord log --since 2h --type decision --type task
  coord log --role backend --json
  coord log --follow

What happened in one run of a playbook: coord logs RUN.`;

/** How often the logs are looked at while they are followed, in milliseconds. */
const POLL_MS = 500;
/** A line is this long at most. */
const COLUMNS = 240;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('-t, --type <type>', 'only these, such as decision or task.changed; may be given again', collect)
    .option('-r, --role <role>', 'only what this role did')
    .option('-s, --since <when>', 'only since then: 30m, 4h, 2d, or a date', parsePast)
    .option('-n, --lines <count>', 'the last so many; 0 for all', parseCount, 50)
    .option('-f, --follow', 'go on showing what happens; Ctrl-C ends it')
    .option('--json', 'print one JSON object per happening')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async ({ type, role, since, lines, follow, json, config }: Options) => {
      const team = openTeam(terminal, config);
      if (!team) return;
      const query = { ...(type && { types: type }), ...(role && { role }), ...(since && { since }) };
      const show = (happening: Recorded) => terminal.out(json ? JSON.stringify(happening) : line(happening));
      const { happenings, places } = await readHistory(team.workplace, query);
      happenings.slice(lines === 0 ? 0 : -lines).forEach(show);
      if (happenings.length === 0 && !json && !follow) terminal.out('Nothing yet.');
      if (follow) await followOn(team.workplace, query, places, show, terminal);
    });
}

/** Shows what comes, until nobody reads it any more. */
async function followOn(
  place: Place,
  query: HistoryQuery,
  from: Places,
  show: (happening: Recorded) => void,
  terminal: Terminal,
): Promise<void> {
  let after = from;
  while (terminal.isRead()) {
    await sleep(POLL_MS);
    const { happenings, places } = await readHistory(place, query, after);
    happenings.forEach(show);
    after = places;
  }
}

function line(happening: Recorded): string {
  return shorten(safeText(`${happening.at}  ${tell(happening).replaceAll('\n', ' ')}`), COLUMNS);
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

function parseCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('give a whole number.');
  return Number(text);
}
