import { type Command, Option } from 'commander';
import type { Author, Task } from '../../domain/records.ts';
import { invalid } from '../../domain/refused.ts';
import { concernOf, queueOrder } from '../../domain/task-queue.ts';
import { isOver, taskIdFrom } from '../../domain/task.ts';
import { tasksById, unknownTask } from '../../services/tasks/tasks.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { taskNow } from './describe.ts';
import { showTask } from './show-task.ts';
import { tasksTable } from './tasks-table.ts';

const STATUSES = ['open', 'offered', 'active', 'done', 'cancelled'] as const;

interface Options {
  all?: true;
  mine?: true;
  role?: string;
  status?: Task['status'];
  json?: true;
  config?: string;
}

export function declareTaskList(command: Command, terminal: Terminal): void {
  command
    .command('list')
    .description('list the tasks that are not done, what concerns you first')
    .option('-a, --all', 'those that are done or cancelled too')
    .option('-m, --mine', 'only what you have or are offered')
    .option('-r, --role <role>', 'only what a role has, is offered, or should take')
    .addOption(new Option('-s, --status <status>', 'only those with this status').choices(STATUSES))
    .option('--json', 'print one JSON object per task')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExamples:\n  coord task list --mine\n  coord task list --role backend --status open')
    .action(async (options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const { workplace, policy, author } = team;
      const { role } = options;
      if (role !== undefined && !policy.roleIds.includes(role))
        return refuse(invalid(`there is no role ${role}; the roles are ${policy.roleIds.join(', ')}`).error, terminal);
      const byId = await tasksById(workplace);
      const now = workplace.clock.now();
      const tasks = [...byId.values()]
        .filter((task) => isWanted(task, options, author))
        .sort(queueOrder(author, now.toISOString()))
        .map((task) => taskNow(task, byId, now.toISOString()));
      if (options.json) tasks.forEach((task) => terminal.out(JSON.stringify(task)));
      else if (tasks.length > 0) terminal.out(tasksTable(tasks, now, terminal));
      else terminal.out(byId.size === 0 ? "No tasks yet. Add one with: coord task add 'TITLE'" : 'No such tasks.');
    });
  command
    .command('show')
    .description('show all that is known of a task')
    .argument('<task>', 'its id, as in TASK-0001')
    .option('--json', 'print it as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord task show TASK-0001')
    .action(async (given: string, { json, config }: Pick<Options, 'json' | 'config'>) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const byId = await tasksById(team.workplace);
      const task = byId.get(taskIdFrom(given));
      if (!task) return refuse(unknownTask(taskIdFrom(given)).error, terminal);
      const now = team.workplace.clock.now();
      const known = taskNow(task, byId, now.toISOString());
      terminal.out(json ? JSON.stringify(known, undefined, 2) : showTask(known, byId, now, terminal));
    });
}

function isWanted(task: Task, { all, mine, role, status }: Options, author: Author): boolean {
  if (status === undefined ? !all && isOver(task) : task.status !== status) return false;
  if (mine && concernOf(task, author) > 1) return false;
  return role === undefined || (task.status === 'open' ? task.suggested : task.assignee?.role) === role;
}
