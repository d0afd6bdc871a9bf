import { type Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';
import { runVerify, type VerifyOptions } from '../verify/run-verify.ts';

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[layer...]', 'layers to verify, with all that they need (default: those that have changed)')
    .option('-r, --role <role>', 'the layers that a role must pass')
    .option('-a, --all', 'every layer, changed or not')
    .option('--base <ref>', 'what the changes are to go into (default: as CI says, or git knows)')
    .option('--record', 'put the numbers that have a baseline on record, in coord.baselines.json')
    .option('--fail-fast', 'end everything at the first failure')
    .option('--no-cache', 'run again what has passed and has not changed since')
    .addOption(
      new Option('--format <format>', 'how to print the report')
        .choices(['terminal', 'json', 'junit', 'markdown'])
        .default('terminal'),
    )
    .option('--json', 'the same as --format json')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action((layers: string[], options: VerifyOptions) => runVerify(layers, options, terminal));
}

const HELP = `
Examples:
  coord verify                             what has changed here, and what needs it
  coord verify api web                     these layers, and those that they need
  coord verify --all --format junit > verification.xml
  coord verify --record                    after a change of numbers that is meant

Exits with 0 where everything passed, with 1 where something failed, with 2 where a layer, a role or a commit is not
known, with 3 where an agent wants to record numbers, and with 130 on Ctrl-C.`;
