import { type Command, Option } from 'commander';
import { shellWord } from '../../domain/shell-word.ts';
import {
  composeIssue,
  createIssue,
  ghArguments,
  type Issue,
  type IssueWish,
  PRIORITIES,
} from '../../services/exports/issue.ts';
import { collect } from '../decision/options.ts';
import { EXIT } from '../exit-codes.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  description?: string;
  expertise?: string[];
  priority: IssueWish['priority'];
  phase?: string;
  component?: string[];
  constraint?: string[];
  expected?: string;
  createLabels?: true;
  dryRun?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText(
    'after',
    "\nExample:\n  coord issue create 'Agree on the API of orders' --expertise security --dry-run",
  );
  command
    .command('create')
    .description('make a GitHub issue that asks for help, through gh')
    .argument('<title>', 'what it is about, in one line')
    .option('-d, --description <text>', 'what is needed, and why')
    .option('-e, --expertise <expertise>', 'what whoever helps should know: a label; may be given again', collect)
    .addOption(new Option('-p, --priority <priority>', 'how pressing it is').choices(PRIORITIES).default('normal'))
    .option('--phase <text>', 'where the project stands')
    .option('--component <text>', 'a part of the system that it touches; may be given again', collect)
    .option('--constraint <text>', 'what has to be kept to; may be given again', collect)
    .option('--expected <text>', 'what is to come of it')
    .option('--create-labels', 'make labels that the repository does not have, instead of leaving them out')
    .option('-n, --dry-run', 'print the issue and the gh command, and make nothing')
    .option('--json', 'print the issue, and where it is, as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Example:
  coord issue create 'Agree on the API of orders' --expertise security --expertise graphql --priority high \\
    --phase design --component orders --constraint 'no new service' --expected 'a schema that both sides build on'

gh has to be installed and signed in (cli.github.com). Where it is not installed, the issue is only printed.`,
    )
    .action((title: string, options: Options) => create(title, options, terminal));
}

async function create(title: string, options: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, options.config);
  if (!team) return;
  const { expertise = [], component = [], constraint = [], ...rest } = options;
  const composed = composeIssue(
    { ...rest, title, expertise, components: component, constraints: constraint },
    team.author,
  );
  if (!composed.ok) return refuse(composed.error, terminal);
  const issue = composed.value;
  const { repository } = team.workplace;
  const end = options.dryRun
    ? undefined
    : await createIssue(issue, { folder: repository.worktree, createLabels: options.createLabels === true });
  switch (end?.kind) {
    case undefined:
      return terminal.out(options.json ? jsonOf(issue, undefined, []) : pageOf(issue));
    case 'no-gh':
      terminal.out(options.json ? jsonOf(issue, undefined, []) : pageOf(issue));
      terminal.err(
        'coord: nothing was made, as there is no gh here. Install it (cli.github.com), or use the text above.',
      );
      return terminal.exit(EXIT.failed);
    case 'failed':
      terminal.err(safeText(`coord: gh made no issue: ${end.reason}`));
      return terminal.exit(EXIT.failed);
    case 'created':
      if (end.leftOut.length > 0)
        terminal.err(safeText(`Left out labels that the repository does not have: ${end.leftOut.join(', ')}`));
      return terminal.out(options.json ? jsonOf(issue, end.url, end.leftOut) : safeText(`Made ${end.url}`));
  }
}

const commandOf = (issue: Issue) => ['gh', ...ghArguments(issue)].map(shellWord).join(' ');

function pageOf(issue: Issue): string {
  const { title, labels, body } = issue;
  return safeText(`Title:  ${title}\nLabels: ${labels.join(', ')}\n\n${body}\n${commandOf(issue)}`);
}

function jsonOf(issue: Issue, url: string | undefined, leftOut: readonly string[]): string {
  return JSON.stringify({ ...issue, command: commandOf(issue), url: url ?? null, leftOut }, undefined, 2);
}
