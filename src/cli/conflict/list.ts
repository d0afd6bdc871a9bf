import type { Command } from 'commander';
import type { Conflict } from '../../domain/records.ts';
import { findConflict, listConflicts } from '../../services/team/conflicts.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { authorName } from '../../domain/author.ts';
import { ago } from '../text/amounts.ts';
import { safeText } from '../text/safe-text.ts';
import { type Row, table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  all?: true;
  lessons?: true;
  json?: true;
  config?: string;
}

export function declareList(command: Command, terminal: Terminal): void {
  command
    .option('-a, --all', 'with those that are resolved')
    .option('-l, --lessons', 'what was learned from those that are resolved')
    .option('--json', 'print one JSON object per conflict')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord conflict list\n  coord conflict list --lessons')
    .action(async ({ all, lessons, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const wanted = ({ resolved }: Conflict) => (lessons ? resolved?.lesson !== undefined : all || !resolved);
      const conflicts = (await listConflicts(team.workplace)).filter(wanted);
      if (json) return conflicts.forEach((conflict) => terminal.out(JSON.stringify(conflict)));
      if (conflicts.length === 0) return terminal.out(lessons ? 'No lessons yet.' : 'No conflicts.');
      if (lessons) return conflicts.forEach((conflict) => terminal.out(lessonOf(conflict)));
      const now = team.workplace.clock.now();
      const head = ['CONFLICT', 'STATUS', 'OPENED', 'BETWEEN', 'TITLE'];
      terminal.out(
        table(
          head,
          conflicts.map((conflict) => rowOf(conflict, now, terminal)),
          terminal,
        ),
      );
    });
}

function rowOf({ id, title, between, opened, resolved }: Conflict, now: Date, { colors }: Terminal): Row {
  const since = ago(now.getTime() - new Date(opened.at).getTime());
  const cells = [id, resolved ? 'resolved' : 'open', since, between.join(', '), title];
  return { cells, paint: { 1: resolved ? colors.dim : colors.red } };
}

function lessonOf({ id, title, resolved }: Conflict): string {
  return `${id}  ${safeText(title)}\n${indented(resolved?.lesson ?? '')}`;
}

export function declareShow(command: Command, terminal: Terminal): void {
  command
    .argument('<id>', 'the conflict')
    .option('--json', 'print the conflict as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord conflict show CONF-0001')
    .action(async (id: string, { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const found = await findConflict(team.workplace, id);
      if (!found.ok) return refuse(found.error, terminal);
      terminal.out(json ? JSON.stringify(found.value, undefined, 2) : pageOf(found.value, terminal));
    });
}

function pageOf({ id, title, between, about, opened, resolved }: Conflict, { colors }: Terminal): string {
  const { bold, dim } = colors;
  const facts: [string, string][] = [
    ['status', resolved ? 'resolved' : 'open'],
    ['between', between.join(', ')],
    ['opened', `by ${authorName(opened.by)}, ${minuteOf(opened.at)}`],
    ['files', about?.paths?.join(', ') ?? ''],
    ['decision', about?.decision ?? ''],
    ['resolved', resolved ? `by ${authorName(resolved.by)}, ${minuteOf(resolved.at)}` : ''],
  ];
  const lines = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${dim(name.padEnd(9))} ${safeText(value)}`);
  const parts = [
    [`${bold(`${id}  ${safeText(title)}`)}`, ...lines].join('\n'),
    opened.text === '' ? '' : indented(opened.text),
    resolved ? `${bold('Resolution')}\n${indented(resolved.resolution)}` : '',
    resolved?.lesson === undefined ? '' : `${bold('Lesson')}\n${indented(resolved.lesson)}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const minuteOf = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;
const indented = (text: string) => `  ${safeText(text.trim()).replaceAll('\n', '\n  ')}`;
