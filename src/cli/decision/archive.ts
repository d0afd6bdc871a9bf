import type { Command } from 'commander';
import { type Decision, statusOf } from '../../domain/decision.ts';
import { listDecisions } from '../../services/decisions/decisions.ts';
import { archive } from '../../services/decisions/settle.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { parsePast } from '../when.ts';

interface Options {
  before?: string;
  json?: true;
  config?: string;
}

export function declareArchive(command: Command, terminal: Terminal): void {
  command
    .argument('[id]', 'the decision')
    .option('--before <when>', 'all that were decided before then: 90d, or a date (a person only)', parsePast)
    .option('--json', 'print one JSON object per decision')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord decision archive DEC-20260115-0001
  coord decision archive --before 180d

An archived decision is in no list; it stays in the log, and in coord decision list --all.`,
    )
    .action(async (id: string | undefined, { before, json, config }: Options) => {
      if ((id === undefined) === (before === undefined))
        return refuse({ kind: 'invalid', reason: 'name one decision, or a day with --before' }, terminal);
      const team = openShared(terminal, config);
      if (!team) return;
      if (before !== undefined && team.author.as !== 'person') {
        const reason = 'only a person archives many decisions at once; this shell belongs to an agent';
        return refuse({ kind: 'refused', reason }, terminal);
      }
      const ids = id === undefined ? await oldIds(team, before ?? '') : [id];
      for (const one of ids) {
        const archived = await archive(team.workplace, team.author, one);
        if (!archived.ok) return refuse(archived.error, terminal);
        terminal.out(json ? JSON.stringify(archived.value) : `Archived ${archived.value.id}.`);
      }
      if (ids.length === 0 && !json) terminal.out('Nothing was decided before then.');
    });
}

/** What is pending is never old. */
async function oldIds({ workplace }: SharedTeam, before: string): Promise<string[]> {
  const settled = (await listDecisions(workplace)).filter((decision) => statusOf(decision) !== 'pending');
  return settled.filter((decision) => (settledAt(decision) ?? before) < before).map(({ id }) => id);
}

const settledAt = ({ decided, superseded }: Decision) => superseded?.at ?? decided?.at;
