import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CheckOptions, runCheck } from '../check/run-check.ts';
import type { Terminal } from '../terminal.ts';

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--base <ref>', 'what the change is to go into, whose config rules (default: as CI says, or git knows)')
    .option('--head <ref>', 'the change (default: what is checked out)')
    .addOption(new Option('-r, --role <role>', 'the role whose change it is').conflicts('branch'))
    .option('--branch [name]', "the branch whose change it is, for the base's config to say of which role (default)")
    .option('--commits', 'hold every commit against the rules, not only what they come to')
    .option('--approved-by <name>', 'who has approved the change; again for each', together)
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'github', 'sarif']).default('text'))
    .option('--json', 'print the outcome as JSON')
    .option('-c, --config <file>', "the base's config to use instead of its nearest coord.config.yaml")
    .addHelpText('after', HELP)
    .action((options: CheckOptions) => runCheck(options, terminal));
}

const HELP = `
Examples:
  coord check                                        what is checked out, as its branch says
  coord check --base origin/main --role frontend --commits
  coord check --format github --approved-by octocat  in CI (docs/ci.md)

The rules are those of the base: what the change says of the config, of roles or of its author counts for nothing.
Exits with 0 where nothing is against the change, with 1 where something in it is refused, with 4 where only an approval
by somebody named in the base's config is missing, with 2 where there are no rules to hold it against, and with 5 where
the clone is too shallow.`;

function together(name: string, before: string[] = []): string[] {
  if (name.trim() === '') throw new InvalidArgumentError('give a name.');
  return [...before, name];
}
