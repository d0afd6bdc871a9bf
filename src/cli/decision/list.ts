import { type Command, Option } from 'commander';
import { type Decision, isOverdue, owedInput, STATUSES, statusOf } from '../../domain/decision.ts';
import { type DecisionQuery, listDecisions } from '../../services/decisions/decisions.ts';
import { openShared } from '../open-shared.ts';
import { authorName } from '../../domain/author.ts';
import { shorten } from '../text/fit.ts';
import { safeText } from '../text/safe-text.ts';
import { type Row, table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

interface Options extends DecisionQuery {
  json?: true;
  config?: string;
}

/** A choice in words can be long. */
const CHOICE_COLUMNS = 40;

export function declareList(command: Command, terminal: Terminal): void {
  command
    .option('--category <category>', 'only of this category')
    .option('--scope <scope>', 'only of this scope')
    .option('-t, --tag <tag>', 'only with this tag')
    .addOption(new Option('-s, --status <status>', 'only with this status').choices(STATUSES))
    .option('-r, --role <role>', 'only what affects this role')
    .option('--text <words>', 'only where all these words stand somewhere')
    .option('-a, --all', 'with those that are archived')
    .option('--json', 'print one JSON object per decision')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord decision list --status pending
  coord decision list --category api-design --role frontend

The newest decision comes first.`,
    )
    .action(async ({ json, config, ...query }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const now = team.workplace.clock.now();
      const decisions = (await listDecisions(team.workplace, query)).toReversed();
      if (json) return decisions.forEach((decision) => terminal.out(JSON.stringify(withStatus(decision, now))));
      if (decisions.length === 0) return terminal.out('No decisions.');
      const head = ['DECISION', 'STATUS', 'CATEGORY', 'CHOICE OR NEXT', 'TITLE'];
      terminal.out(
        table(
          head,
          decisions.map((decision) => rowOf(decision, now, terminal)),
          terminal,
        ),
      );
    });
}

/** A decision as `--json` shows it: with what follows from the record. */
export function withStatus(decision: Decision, now: Date) {
  return { ...decision, status: statusOf(decision), overdue: isOverdue(decision, now), owed: owedInput(decision) };
}

function rowOf(decision: Decision, now: Date, { colors }: Terminal): Row {
  const { id, category, title } = decision;
  const status = statusOf(decision);
  const paint = { pending: colors.yellow, decided: colors.green, superseded: colors.dim, archived: colors.dim }[status];
  return isOverdue(decision, now)
    ? { cells: [id, 'overdue', category, nextOf(decision), title], paint: { 1: colors.red } }
    : { cells: [id, status, category, nextOf(decision), title], paint: { 1: paint } };
}

/** What was chosen, or what it waits for. */
function nextOf(decision: Decision): string {
  const { decided, superseded, proposed } = decision;
  if (superseded) return `see ${superseded.replacement}`;
  if (decided) return shorten(safeText(decided.choice.replaceAll('\n', ' ')), CHOICE_COLUMNS);
  const owed = owedInput(decision);
  return owed.length > 0 ? `input: ${owed.join(', ')}` : `decide: ${authorName(proposed.by)}`;
}
