import type { Command } from 'commander';
import { authorName } from '../../domain/author.ts';
import type { HandoffEntry } from '../../domain/records.ts';
import { renderHandoff } from '../../services/handoffs/document.ts';
import { recordValues } from '../../services/handoffs/record-values.ts';
import { findHandoff, unknownHandoff } from '../../services/handoffs/records.ts';
import { teamOf } from '../../services/runs/team.ts';
import { EXIT } from '../exit-codes.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { quoted } from '../text/quoted.ts';
import { safeText } from '../text/safe-text.ts';
import { handoffNow, type HandoffNow, standing } from './describe.ts';

interface Options {
  document?: true;
  json?: true;
  config?: string;
}

export function declareHandoffShow(command: Command, terminal: Terminal): void {
  command
    .command('show')
    .description('show all that is known of a handoff')
    .argument('<handoff>', 'its id, as in HAND-0001')
    .option('--document', 'print the document that is handed over, as Markdown')
    .option('--json', 'print it as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord handoff show HAND-0001\n  coord handoff show 1 --document > handoff.md')
    .action(async (id: string, { document, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { workplace, loaded } = team;
      const handoff = await findHandoff(workplace, id);
      if (!handoff) return refuse(unknownHandoff(id).error, terminal);
      if (!document) {
        const now = handoffNow(handoff);
        return terminal.out(json ? JSON.stringify(now, undefined, 2) : showHandoff(now, terminal));
      }
      const values = await recordValues(handoff, workplace, teamOf(loaded.config, loaded.dir, workplace.source.base));
      const { template } = loaded.config.handoff ?? {};
      const rendered = renderHandoff(values, { configDir: loaded.dir, template });
      if (rendered.ok)
        return terminal.out(
          json ? JSON.stringify({ id: handoff.id, document: rendered.value }) : safeText(rendered.value),
        );
      showDiagnostics(terminal, rendered.error);
      terminal.exit(EXIT.invalid);
    });
}

/** All that is known of one handoff. */
function showHandoff(handoff: HandoffNow, terminal: Terminal): string {
  const { bold, dim } = terminal.colors;
  const { id, title, state, from, to, run, work, required, fields, escalated, emergency, verification } = handoff;
  const failures = verification?.layers.flatMap(({ checks }) => checks.filter(({ passed }) => !passed)) ?? [];
  return [
    `${bold(id)}  ${safeText(title)}`,
    ...field('state', state),
    ...field('from', from),
    ...field('to', to),
    ...field('run', run),
    ...field(
      'work',
      work && `${work.branch ?? work.worktree ?? ''} ${work.base.slice(0, 12)}..${work.tip.slice(0, 12)}`,
    ),
    ...field('lacks', required.filter((name) => (fields[name] ?? '').trim() === '').join(', ')),
    ...field('escalated', escalated?.reason),
    ...field('emergency', emergency && `${emergency.reason}; verify it by ${emergency.verifyBy}`),
    ...failures.flatMap(({ name, command, ending, tail = '', hint }) => [
      '',
      bold(safeText(`${name}: ${ending} (${command})${hint === undefined ? '' : `. ${hint}`}`)),
      ...(tail === '' ? [] : [quoted(tail, terminal)]),
    ]),
    ...Object.entries(fields).flatMap(([name, text]) => ['', bold(name), quoted(text, terminal)]),
    '',
    bold('History'),
    ...handoff.history.map((entry) => `  ${dim(entry.at)}  ${safeText(deed(entry))}`),
    '',
    safeText(standing(handoff)),
  ].join('\n');
}

function field(name: string, value: string | undefined): string[] {
  return value ? [`${name.padEnd(12)}${safeText(value)}`] : [];
}

function deed({ by, did, from, to, note }: HandoffEntry): string {
  const moved = from === to ? '' : `  ${from} \u2192 ${to}`;
  return `${authorName(by)} ${did}${moved}${note === undefined ? '' : `: ${note.replaceAll('\n', ' ')}`}`;
}
