import type { Violation } from '../../services/audit/violations.ts';
import type { Command } from 'commander';
import { violationsNow } from '../../services/audit/violations-now.ts';
import { nameOfViolation } from '../../services/audit/find.ts';
import { contentName } from '../../services/audit/content.ts';
import { authorName } from '../../domain/author.ts';
import { openShared } from '../open-shared.ts';
import { ago } from '../text/amounts.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord audit
  coord audit undo server/main.js
  coord audit settle server/main.js --reason 'the port had to change'

Lists what commands have changed against the rules, and nobody has put back or found right since. What git ignores, and what
lies outside the repository, is not seen.`;

export function declareList(command: Command, terminal: Terminal): void {
  command
    .enablePositionalOptions()
    .option('--json', 'print one JSON object per violation')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { workplace } = team;
      const open = await violationsNow(workplace);
      if (json) for (const violation of open) terminal.out(JSON.stringify(violation));
      else if (open.length === 0) terminal.out('Nothing is open.');
      else terminal.out(show(open, workplace.repository.worktree, workplace.clock.now(), terminal));
    });
}

function show(open: readonly Violation[], here: string, now: Date, terminal: Terminal): string {
  const { red, yellow } = terminal.colors;
  const rows = open.map((violation) => {
    const { at, by, others, verdict, during, text, before, now: is } = violation;
    const who = others.length > 0 ? `${authorName(by)} or another` : authorName(by);
    const what = `${during}: ${text} Before: ${contentName(before)}; now: ${contentName(is)}.`;
    return {
      cells: [nameOfViolation(violation, here), ago(now.getTime() - Date.parse(at)), who, verdict, what],
      paint: { 3: verdict === 'deny' ? red : yellow },
    };
  });
  return table(['FILE', 'SEEN', 'AT WORK', 'RULE', 'WHAT'], rows, terminal);
}
