import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Decision } from '../../domain/decision.ts';
import { listDecisions } from '../../services/decisions/decisions.ts';
import { findDecision } from '../../services/decisions/find.ts';
import { inGitTurn } from '../../services/git/turn.ts';
import { commitFiles } from '../../services/exports/commit-files.ts';
import {
  type DecisionFile,
  isExported,
  planDecisionFiles,
  writeDecisionFiles,
} from '../../services/exports/decision-files.ts';
import { mayWrite } from '../may-write.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { turnRequest } from '../git/turn-request.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { collect } from './options.ts';

interface Options {
  dir?: string;
  id?: string[];
  commit?: true;
  json?: true;
  config?: string;
}

const FOLDER = 'docs/decisions';

export function declareExport(command: Command, terminal: Terminal): void {
  command
    .option('--dir <folder>', `where the files go; default: ${FOLDER} beside the config`)
    .option('--id <id>', 'only this decision, whatever its status; may be given again', collect)
    .option('--commit', 'commit exactly these files (a person only)')
    .option('--json', 'print one JSON object per file')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord decision export
  coord decision export --commit
  coord decision export --dir docs/adr --id DEC-20260115-0001

Writes what is decided and superseded as Markdown Any Decision Records (MADR 4). A decision keeps its file and its number.
A file that was changed by hand is kept as it is.`,
    )
    .action((options: Options) => exportDecisions(options, terminal));
}

async function exportDecisions(options: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, options.config);
  if (!team) return;
  if (options.commit && team.author.as !== 'person') {
    const reason = 'only a person commits decisions; this shell belongs to an agent';
    return refuse({ kind: 'refused', reason, mend: 'Leave --commit out.' }, terminal);
  }
  const decisions = await chosen(options, team, terminal);
  if (!decisions) return;
  const { repository, source } = team.workplace;
  const folder =
    options.dir === undefined ? join(repository.worktree, source.base, FOLDER) : resolve(terminal.cwd, options.dir);
  const files = planDecisionFiles(decisions, folder);
  for (const { name, outcome } of files) {
    if (outcome === 'written' && !(await mayWrite(join(folder, name), team, terminal))) return;
  }
  writeDecisionFiles(files, folder);
  const shown = relative(terminal.cwd, folder) || '.';
  for (const file of files) terminal.out(options.json ? jsonOf(file, shown) : lineOf(file, shown));
  if (files.length === 0 && !options.json) terminal.out('Nothing is decided yet.');
  if (options.commit) await commit(files, decisions, folder, team, terminal);
}

/** Those that are named, or all that are made. */
async function chosen({ id }: Options, team: SharedTeam, terminal: Terminal): Promise<Decision[] | undefined> {
  if (!id) return (await listDecisions(team.workplace)).filter(isExported);
  const decisions: Decision[] = [];
  for (const one of id) {
    const found = await findDecision(team.workplace, one);
    if (!found.ok) {
      refuse(found.error, terminal);
      return undefined;
    }
    decisions.push(found.value);
  }
  return decisions;
}

const jsonOf = ({ decision, name, outcome }: DecisionFile, folder: string) =>
  JSON.stringify({ decision, file: join(folder, name), outcome });

function lineOf({ decision, name, outcome }: DecisionFile, folder: string): string {
  const why = outcome === 'kept' ? ' was changed by hand; take it away to have it written anew' : '';
  return `${outcome.padEnd(9)} ${safeText(join(folder, name))} (${decision})${why}`;
}

/** Standard output says what was written; what was committed follows it, for people. */
async function commit(
  files: readonly DecisionFile[],
  decisions: readonly Decision[],
  folder: string,
  team: SharedTeam,
  terminal: Terminal,
): Promise<void> {
  const ours = files.filter(({ outcome }) => outcome !== 'kept');
  const titles = new Map(decisions.map(({ id, title }) => [id, title]));
  const lines = ours.map(({ decision }) => `${decision}: ${titles.get(decision) ?? ''}`);
  const [only = ''] = lines;
  const message =
    lines.length === 1 ? `Decision ${only}` : `Decisions\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
  const names = ours.map(({ name }) => name);
  const request = turnRequest('the commit of decisions', team, terminal);
  const turn = await inGitTurn(team.workplace, request, () => commitFiles(folder, names, message));
  if (!turn.ok) return refuse(turn.error, terminal);
  const made = turn.value;
  terminal.err(made === undefined ? 'Nothing to commit.' : `Committed ${ours.length} files as ${made}.`);
}
