import { type Command, Option } from 'commander';

/** What is said to a command that carries on a run of earlier. */
export interface CarryOnSaid {
  migrate?: true;
  pinned?: true;
  keep?: true;
  json?: true;
}

/** The options of every such command. */
export function addCarryOnOptions(command: Command): Command {
  const changed = 'where the playbook has changed since the run began: go on';
  return command
    .option('--migrate', `${changed} by the new text`)
    .addOption(new Option('--pinned', `${changed} as it began`).conflicts('migrate'))
    .option('--keep', 'keep the worktrees when the run has ended')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml');
}
