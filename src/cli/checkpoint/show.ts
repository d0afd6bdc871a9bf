import type { Command } from 'commander';
import type { Checkpoint } from '../../domain/records.ts';
import { invalid } from '../../domain/refused.ts';
import { findCheckpoint } from '../../services/checkpoints/checkpoints.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  json?: true;
  config?: string;
}

export function declareCheckpointShow(command: Command, terminal: Terminal): void {
  command
    .command('show')
    .description('show one checkpoint')
    .argument('<checkpoint>', 'its id, as in CP-0001')
    .option('--json', 'print it as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord checkpoint show CP-0001')
    .action(async (id: string, { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const found = await findCheckpoint(team.workplace, id);
      if (!found) return refuse(invalid(`there is no checkpoint ${id}`, 'See: coord checkpoint list').error, terminal);
      terminal.out(json ? JSON.stringify(found) : safeText(checkpointLines(found).join('\n')));
    });
}

/** A checkpoint as a person reads it. */
export function checkpointLines(checkpoint: Checkpoint): string[] {
  const { id, at, by, reason, worktree, branch, commit, changed, leases, tasks, nextActions, threads } = checkpoint;
  return [
    `${id}, ${reason}, ${at}, by ${by.role ?? by.as}`,
    `worktree: ${worktree}`,
    ...(branch === undefined ? [] : [`branch: ${branch}`]),
    ...(commit === undefined ? [] : [`commit: ${commit}`]),
    ...listed('changed files', changed),
    ...listed('leases held', leases),
    ...listed('tasks', tasks),
    ...listed('next', nextActions),
    ...listed('waiting threads', threads),
    ...(checkpoint.summary === undefined ? [] : ['', checkpoint.summary]),
  ];
}

function listed(title: string, all: readonly string[]): string[] {
  return all.length === 0 ? [] : [`${title}:`, ...all.map((one) => `  ${one}`)];
}
