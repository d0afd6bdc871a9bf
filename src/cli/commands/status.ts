import type { Command } from 'commander';
import { openShared } from '../open-shared.ts';
import { declareStatusSet } from '../status/set.ts';
import { readStatus } from '../status/read-status.ts';
import { showStatus } from '../status/show.ts';
import { watch } from '../status/watch.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  verbose?: true;
  watch?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord status
  coord status --verbose
  coord status --watch
  coord status --json
  coord status set --doing 'the login form' --next 'its tests' --needs 'the shape of a user'

What waits for your role comes first; for a person without a role, everything that waits.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .enablePositionalOptions()
    .option('-v, --verbose', 'with every lease, and where everybody works')
    .option('-w, --watch', 'go on showing it; Ctrl-C ends it')
    .option('--json', 'print one JSON document: session, coordination, instances, handoffProtocol')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const textNow = async () => {
        const status = await readStatus(team);
        if (options.json) return JSON.stringify(status.document, undefined, options.watch ? undefined : 2);
        return showStatus({ ...status, verbose: options.verbose === true }, terminal);
      };
      if (!options.watch) return terminal.out(await textNow());
      await watch(textNow, options.json === true, terminal);
    });
  declareStatusSet(command, terminal);
}
