import type { Command } from 'commander';
import { endInstance } from '../../services/instances/instances.ts';
import { notRegistered } from '../../services/instances/say.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print the instance as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord checkout\n\nEnds what COORD_INSTANCE names; its leases are given back.')
    .action(async ({ json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { instance } = team.author;
      const ended = instance === undefined ? undefined : await endInstance(team.workplace, instance, 'checked out');
      if (!ended) return refuse(notRegistered().error, terminal);
      terminal.out(json ? JSON.stringify(ended) : safeText(`${ended.id} is checked out; its leases are given back.`));
    });
}
