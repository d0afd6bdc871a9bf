import { widthOf } from '../../config/diagnostics/printable.ts';
import { type Decision, type Done, isOverdue, owedInput, statusOf } from '../../domain/decision.ts';
import type { DecisionOption } from '../../domain/records.ts';
import { authorName } from '../../domain/author.ts';
import { ago } from '../text/amounts.ts';
import { safeText } from '../text/safe-text.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

/** A table that is wider than this is harder to read than a list. */
const TABLE_COLUMNS = 100;

/** One decision on a page: what it is about, the options, what was said, and the call. */
export function pageOf(decision: Decision, now: Date, terminal: Terminal): string {
  const { bold } = terminal.colors;
  const { id, title, description, options, inputs, decided } = decision;
  const parts = [
    `${bold(`${id}  ${safeText(title)}`)}\n${factsOf(decision, now, terminal)}`,
    description === undefined ? '' : indented(description, ''),
    options.length === 0 ? '' : `${bold('Options')}\n${optionsOf(options, terminal)}`,
    inputs.length === 0 ? '' : `${bold('Input')}\n${inputs.map((input) => inputOf(input, now)).join('\n')}`,
    decided ? callOf(decided, now, terminal) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function factsOf(decision: Decision, now: Date, { colors }: Terminal): string {
  const { category, scope, tags, proposed, deadline, affects, about, replaces, superseded, archived } = decision;
  const owed = owedInput(decision);
  const status = isOverdue(decision, now) ? colors.red('pending, and overdue') : statusOf(decision);
  const facts: [string, string][] = [
    ['status', status],
    ['about', safeText([`${category}, ${scope}`, ...tags.map((tag) => `#${tag}`)].join(' '))],
    ['proposed', doneBy(proposed, now)],
    ['deadline', deadline === undefined ? '' : minuteOf(deadline)],
    ['input from', decision.inputFrom.map((role) => (owed.includes(role) ? `${role} (not yet)` : role)).join(', ')],
    ['affects', affects.join(', ')],
    ['task', about?.task ?? ''],
    ['replaces', replaces.join(', ')],
    ['superseded', superseded ? `by ${superseded.replacement}, ${doneBy(superseded, now)}` : ''],
    ['archived', archived ? doneBy(archived, now) : ''],
  ];
  return facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${colors.dim(name.padEnd(11))} ${value}`)
    .join('\n');
}

/** A small table where it is small, and a list otherwise. */
function optionsOf(options: readonly DecisionOption[], terminal: Terminal): string {
  const width =
    widest(options.map(({ name }) => name)) +
    widest(options.flatMap(({ pros }) => pros)) +
    widest(options.flatMap(({ cons }) => cons));
  const columns = terminal.live ? Math.min(terminal.size().columns, TABLE_COLUMNS) : TABLE_COLUMNS;
  if (width + 8 > columns) return options.map(listed).join('\n');
  const rows = options.flatMap(({ name, pros, cons }) =>
    Array.from({ length: Math.max(1, pros.length, cons.length) }, (_, index) => ({
      cells: [index === 0 ? `  ${name}` : '', signed('+', pros[index]), signed('-', cons[index])],
    })),
  );
  return table(['  OPTION', 'FOR', 'AGAINST'], rows, terminal);
}

const widest = (texts: readonly string[]) => Math.max(8, ...texts.map((text) => widthOf(safeText(text))));
const signed = (sign: string, text: string | undefined) => (text === undefined ? '' : `${sign} ${text}`);

function listed({ name, pros, cons }: DecisionOption): string {
  const lines = [name, ...pros.map((text) => `  + ${text}`), ...cons.map((text) => `  - ${text}`)];
  return lines.map((line) => `  ${safeText(line)}`).join('\n');
}

function inputOf(input: Decision['inputs'][number], now: Date): string {
  const prefers = input.prefers === undefined ? '' : `, prefers ${safeText(input.prefers)}`;
  return `  ${doneBy(input, now)}${prefers}\n${indented(input.text, '    ')}`;
}

function callOf(call: NonNullable<Decision['decided']>, now: Date, { colors }: Terminal): string {
  const { choice, rationale, contributors, withoutInput } = call;
  return [
    `${colors.bold('Decided')}  ${safeText(choice)}`,
    `  ${doneBy(call, now)}`,
    ...(contributors.length > 0 ? [`  with the input of ${contributors.join(', ')}`] : []),
    ...(withoutInput.length > 0 ? [`  without the input of ${withoutInput.join(', ')}`] : []),
    indented(rationale, '    '),
  ].join('\n');
}

const doneBy = ({ by, at }: Pick<Done, 'by' | 'at'>, now: Date) =>
  `by ${authorName(by)}, ${minuteOf(at)} (${ago(now.getTime() - new Date(at).getTime())})`;

/** `2026-01-15 16:00 UTC` */
const minuteOf = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const indented = (text: string, margin: string) => `${margin}${safeText(text.trim()).replaceAll('\n', `\n${margin}`)}`;
