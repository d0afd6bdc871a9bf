import type { Command } from 'commander';
import { textFault } from '../../domain/bounds.ts';
import { KEPT_CHECKPOINTS } from '../../domain/checkpoint.ts';
import { keepCheckpoint, MAX_SUMMARY } from '../../services/checkpoints/checkpoints.ts';
import { declareCheckpointList } from '../checkpoint/list.ts';
import { declareCheckpointShow } from '../checkpoint/show.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../text/amounts.ts';

interface Options {
  json?: true;
  config?: string;
}

const HELP = `
Examples:
  coord checkpoint 'the form works; its tests are next'
  coord checkpoint list
  coord checkpoint show CP-0001

Keeps where you stand: branch, commit, changed files, leases, tasks, next actions, and who waits for you. Each role's last
${KEPT_CHECKPOINTS} are kept. Sessions of Claude Code keep one before their context is compacted, and from time to time.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .enablePositionalOptions()
    .argument('[text]', 'where you stand, in your words')
    .option('--json', 'print the checkpoint as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action((text: string | undefined, options: Options) => keep(text, options, terminal));
  declareCheckpointList(command, terminal);
  declareCheckpointShow(command, terminal);
}

async function keep(text: string | undefined, { json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const fault = text === undefined ? undefined : textFault('the text', text, MAX_SUMMARY);
  if (fault) return refuse(fault, terminal);
  const { checkpoint, dropped } = await keepCheckpoint(team.workplace, {
    by: team.author,
    reason: 'asked',
    expertise: team.policy.expertise,
    ...(text !== undefined && { summary: text }),
  });
  if (json) return terminal.out(JSON.stringify(checkpoint));
  terminal.out(
    `${checkpoint.id} is kept: ${counted(checkpoint.changed.length, 'changed file')}, ${counted(checkpoint.leases.length, 'lease')}.`,
  );
  if (dropped.length > 0)
    terminal.out(`The last ${KEPT_CHECKPOINTS} are kept; no longer there: ${dropped.map(({ id }) => id).join(', ')}.`);
}
