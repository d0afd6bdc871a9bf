import type { Command } from 'commander';
import { declareLessonMoves } from '../lessons/change.ts';
import { listLessons } from '../lessons/list.ts';
import type { Terminal } from '../terminal.ts';

const HELP = `
Examples:
  coord lessons
  coord lessons --role backend
  coord lessons add 'Migrations run before the service starts' --role backend
  coord lessons pin LES-0003
  coord lessons remove LES-0007

Learned from runs that have ended (what failed, what mended it, what reviews found late, what agents name as lessons) and from
the merge queue. Each is kept once; agents are told of those that concern their role, as data, when they begin.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .enablePositionalOptions()
    .option('-r, --role <role>', 'what concerns this role')
    .option('--json', 'print one JSON object per lesson')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action((options) => listLessons(options, terminal));
  declareLessonMoves(command, terminal);
}
