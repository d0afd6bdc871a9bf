import type { Command } from 'commander';
import { listRunIds, runFolder } from '../../services/runs/runs.ts';
import { openRequests } from '../../services/write-requests/write-requests.ts';
import { openTeam } from '../open-team.ts';
import { outlineOf } from '../run/outline.ts';
import { runsTable } from '../run/runs-table.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print one JSON object per run')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord runs\n\nThe newest run comes first.')
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
}
