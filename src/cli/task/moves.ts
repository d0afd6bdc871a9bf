import type { Command } from 'commander';
import type { Task } from '../../domain/records.ts';
import type { Refused } from '../../domain/refused.ts';
import type { Result } from '../../domain/result.ts';
import { type TaskMove, taskIdFrom } from '../../domain/task.ts';
import { dependOn } from '../../services/tasks/depend.ts';
import { moveTask } from '../../services/tasks/move.ts';
import { tasksById } from '../../services/tasks/tasks.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { standing, taskNow } from './describe.ts';

interface Common {
  json?: true;
  config?: string;
}

/** The commands that move a task on, each with what may or must be said with it. */
const MOVES: { name: string; move: TaskMove; says: string; note?: { flags: string; says: string; required?: true } }[] =
  [
    { name: 'claim', move: 'claim', says: 'take a task; of several who try at once, one has it' },
    { name: 'accept', move: 'accept', says: 'take a task that your role is offered' },
    {
      name: 'decline',
      move: 'decline',
      says: 'say no to a task that your role is offered: it is open again',
      note: { flags: '--reason <text>', says: 'why', required: true },
    },
    {
      name: 'done',
      move: 'complete',
      says: 'say that a task that you have is finished',
      note: { flags: '--result <text>', says: 'what came of it, and where it is' },
    },
    {
      name: 'reopen',
      move: 'reopen',
      says: 'give a task back, or open a finished one again',
      note: { flags: '--reason <text>', says: 'why' },
    },
    { name: 'cancel', move: 'cancel', says: 'drop a task', note: { flags: '--reason <text>', says: 'why' } },
  ];

export function declareTaskMoves(command: Command, terminal: Terminal): void {
  for (const { name, move, says, note } of MOVES) {
    const declared = common(command.command(name).description(says)).addHelpText(
      'after',
      `\nExample:\n  coord task ${name} TASK-0001${note ? ` ${note.flags.replace('<text>', "'…'")}` : ''}`,
    );
    if (note?.required) declared.requiredOption(note.flags, note.says);
    else if (note) declared.option(note.flags, note.says);
    declared.action(async (id: string, options: Common & { reason?: string; result?: string }) => {
      const text = options.reason ?? options.result;
      await change(terminal, options, ({ workplace, policy, author }) =>
        moveTask(workplace, policy.expertise, author, {
          id: taskIdFrom(id),
          move,
          ...(text !== undefined && { note: text }),
        }),
      );
    });
  }
  common(command.command('depend').description('let a task wait for others'))
    .argument('<on...>', 'the tasks that have to be done first')
    .option('--drop', 'it no longer waits for them')
    .addHelpText('after', '\nExample:\n  coord task depend TASK-0003 TASK-0001 TASK-0002')
    .action(async (id: string, on: string[], options: Common & { drop?: true }) => {
      await change(terminal, options, ({ workplace, author }) =>
        dependOn(workplace, author, { id: taskIdFrom(id), on: on.map(taskIdFrom), drop: options.drop === true }),
      );
    });
}

function common(command: Command): Command {
  return command
    .argument('<task>', 'its id, as in TASK-0001')
    .option('--json', 'print the task as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml');
}

async function change(
  terminal: Terminal,
  { json, config }: Common,
  act: (team: SharedTeam) => Promise<Result<Task, Refused>>,
): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const result = await act(team);
  if (!result.ok) return refuse(result.error, terminal);
  const { workplace } = team;
  const now = taskNow(result.value, await tasksById(workplace), workplace.clock.now().toISOString());
  terminal.out(json ? JSON.stringify(now) : safeText(standing(now)));
}
