import type { Command } from 'commander';
import type { ContextHandover } from '../../domain/records.ts';
import { findHandover, unknownHandover } from '../../services/team/context-handovers.ts';
import { checkpointLines } from '../checkpoint/show.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  json?: true;
  config?: string;
}

export function declareContextShow(command: Command, terminal: Terminal): void {
  command
    .command('show')
    .description('show one handover whole')
    .argument('<handover>', 'its id, as in HO-0001')
    .option('--json', 'print it as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord context show HO-0001')
    .action(async (id: string, { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const found = await findHandover(team.workplace, id);
      if (!found) return refuse(unknownHandover(id).error, terminal);
      terminal.out(json ? JSON.stringify(found) : handoverText(found));
    });
}

/** A handover as whoever takes it over reads it. */
export function handoverText({
  id,
  at,
  from,
  to,
  type,
  summary,
  files,
  checkpoints,
  memory,
  received,
}: ContextHandover): string {
  const lines = [
    `${id}, ${type}, ${at}, from ${from.role ?? from.as} to ${to.join(', ')}`,
    ...received.map(({ at: when, by }) => `taken over ${when} by ${by.role ?? by.as}`),
    '',
    summary,
    ...(files.length === 0 ? [] : ['', 'files:', ...files.map((file) => `  ${file}`)]),
    ...notes('what they know', memory?.known),
    ...notes('what they need to know', memory?.needed),
    ...checkpoints.flatMap((checkpoint) => ['', ...checkpointLines(checkpoint)]),
  ];
  return safeText(lines.join('\n'));
}

function notes(title: string, all: readonly { text: string }[] = []): string[] {
  return all.length === 0 ? [] : ['', `${title}:`, ...all.map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}`)];
}
