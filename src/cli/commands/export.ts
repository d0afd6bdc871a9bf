import { dirname, resolve } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import { collaborationLog } from '../../services/exports/collaboration-log.ts';
import { readTeam } from '../../services/team/team-now.ts';
import { declareExport } from '../decision/export.ts';
import { mayWrite } from '../may-write.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  out?: string;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', '\nExamples:\n  coord export log --out docs/collaboration.md\n  coord export decisions');
  command
    .command('log')
    .description('write who is at work, and what waits for whom, as one Markdown page')
    .option('-o, --out <file>', 'the file to write; without it, the page is printed')
    .option('--json', 'print the page as JSON: { "markdown": … }')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord export log\n  coord export log --out docs/collaboration.md')
    .action((options: Options) => exportLog(options, terminal));
  declareExport(
    command.command('decisions').description('write decisions as Markdown files, as coord decision export does'),
    terminal,
  );
}

async function exportLog({ out, json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const { loaded, policy, workplace } = team;
  const now = workplace.clock.now();
  const page = collaborationLog(await readTeam(workplace, policy.health.checkinMs), loaded.config, now);
  if (out === undefined) return terminal.out(json ? JSON.stringify({ markdown: page }) : page);
  const path = resolve(terminal.cwd, out);
  if (!(await mayWrite(path, team, terminal))) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, page);
  terminal.out(json ? JSON.stringify({ file: out }) : `Written to ${safeText(out)}`);
}
