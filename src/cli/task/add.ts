import { type Command, Option } from 'commander';
import type { Task } from '../../domain/records.ts';
import { taskIdFrom } from '../../domain/task.ts';
import { addTask } from '../../services/tasks/add.ts';
import { tasksById } from '../../services/tasks/tasks.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { several } from '../several.ts';
import { safeText } from '../text/safe-text.ts';
import { parseMoment } from '../when.ts';
import { standing, taskNow } from './describe.ts';

interface Options {
  description?: string;
  priority: Task['priority'];
  due?: string;
  depends: string[];
  deliverable: string[];
  expertise: string[];
  for?: string;
  json?: true;
  config?: string;
}

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

export function declareTaskAdd(command: Command, terminal: Terminal): void {
  command
    .command('add')
    .description('add a task')
    .argument('<title>', 'what is to be done, in a few words')
    .option('-d, --description <text>', 'what it takes, and why')
    .addOption(new Option('-p, --priority <priority>', 'how pressing it is').choices(PRIORITIES).default('normal'))
    .option('--due <when>', 'when it has to be done: 4h, 2d, 2026-01-15', parseMoment)
    .option('--depends <task>', 'a task that has to be done first; repeatable', several, [])
    .option('--deliverable <path>', 'a file or result that it ends with; repeatable', several, [])
    .option('--expertise <kind>', 'what whoever does it should know; repeatable', several, [])
    .option('--for <role>', 'the role that it is offered to; without one it is open to all')
    .option('--json', 'print the task as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      "\nExamples:\n  coord task add 'Return the e-mail of a user' --expertise api --due 2d\n  coord task add 'Show it' --depends TASK-0001 --for frontend",
    )
    .action(async (title: string, { depends, deliverable, for: role, json, config, ...draft }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { workplace, policy, author } = team;
      const added = await addTask(workplace, policy.expertise, author, {
        ...draft,
        title,
        dependencies: depends.map(taskIdFrom),
        deliverables: deliverable,
        ...(role !== undefined && { role }),
      });
      if (!added.ok) return refuse(added.error, terminal);
      const now = taskNow(added.value, await tasksById(workplace), workplace.clock.now().toISOString());
      terminal.out(json ? JSON.stringify(now) : safeText(standing(now)));
    });
}
