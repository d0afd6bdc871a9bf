import { type Command, Option } from 'commander';
import { listRunIds, runFolder } from '../../services/runs/runs.ts';
import { openRequests } from '../../services/write-requests/write-requests.ts';
import { openTeam } from '../open-team.ts';
import { collect, type CollectOptions } from '../run/collect.ts';
import { outlineOf } from '../run/outline.ts';
import { runsTable } from '../run/runs-table.ts';
import type { Terminal } from '../terminal.ts';
import { parsePast } from '../when.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print one JSON object per run')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord runs\n  coord runs gc --dry-run\n\nThe newest run comes first.')
    .action(async (options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const { clock, layout } = team.workplace;
      const asked = await openRequests(team.workplace);
      const ids = listRunIds(layout.runs);
      const outlines = ids.map((id) => outlineOf(runFolder(layout.runs, id), team.workplace, asked));
      if (options.json) for (const outline of outlines) terminal.out(JSON.stringify(outline));
      else if (ids.length === 0) terminal.out('No runs yet. Begin one with: coord run PLAYBOOK');
      else terminal.out(runsTable(outlines, clock.now(), terminal));
    });
  command
    .command('gc')
    .description('remove what is left of runs that ended long ago (a person only)')
    .addOption(
      new Option('--older <age>', 'those that ended longer ago').argParser(parsePast).default(parsePast('30d'), '30d'),
    )
    .addOption(
      new Option('--state <states...>', 'those that ended so')
        .choices(['succeeded', 'failed', 'cancelled'])
        .default(['succeeded', 'failed', 'cancelled']),
    )
    .option('--dry-run', 'say what would be removed, and remove nothing')
    .option('--json', 'print one JSON object per run')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', GC)
    .action(({ older, ...options }: Omit<CollectOptions, 'before'> & { older: string }) =>
      collect({ ...options, before: older }, terminal),
    );
}

const GC = `
Examples:
  coord runs gc --dry-run
  coord runs gc --older 7d --state succeeded cancelled

A run stays that has not ended, whose work is on no other branch than its own, or in whose worktrees something is not
committed. With a run go its journal, its documents, its worktrees and its branches.`;
